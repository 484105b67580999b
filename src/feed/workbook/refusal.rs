//! Why a workbook is refused, and how to repair it.

use super::limit::Limit;
use crate::diag::Message;
use crate::say;

/// Why a workbook is refused.
#[derive(Debug, Clone)]
pub(in crate::feed) enum Refusal {
    /// More than [`super::limits`] allow.
    TooLarge {
        limit: &'static Limit,
        /// Where counting stopped.
        found: u64,
    },
    /// A password, or rights management.
    Encrypted,
    /// The binary workbook of Excel.
    Xlsb,
    /// A container of the right kind with something else inside: a text document, plain files.
    NotAWorkbook,
    /// The part of the container, and what is wrong with it, in the words of the library that found it.
    Broken { part: String, why: String },
}

impl Refusal {
    pub fn broken(part: &str, why: impl Into<String>) -> Self {
        Self::Broken { part: part.to_owned(), why: why.into() }
    }

    /// Stable, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::Encrypted => "encrypted",
            Self::Xlsb | Self::NotAWorkbook | Self::Broken { .. } => "unreadable-file",
        }
    }

    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge { limit, found } => {
                let Limit { zh, en, at_most, shown_in } = limit;
                let (found, at_most) = (found.div_ceil(*shown_in), at_most / shown_in);
                say!(
                    "工作簿超出上限：{zh}至少为{found}，上限为{at_most}；本文件未采用",
                    "the workbook is over a limit: {en}: at least {found}, limit {at_most}; the file was not used"
                )
            }
            Self::Encrypted => {
                say!("工作簿有密码保护，未采用", "the workbook is protected by a password; the file was not used")
            }
            Self::Xlsb => say!(
                "文件是 xlsb 二进制工作簿，无法读取，未采用",
                "the file is a binary workbook (xlsb), which is not read; it was not used"
            ),
            Self::NotAWorkbook => say!(
                "文件是压缩包或其他办公文档，其中没有工作表，未采用",
                "the file is an archive or another office document and holds no sheets; it was not used"
            ),
            Self::Broken { part, why } => say!(
                "工作簿已损坏（{part}：{why}），未采用",
                "the workbook is damaged ({part}: {why}); the file was not used"
            ),
        }
    }

    /// How to repair it.
    pub fn hint(&self) -> Message {
        match self {
            Self::TooLarge { .. } => say!(
                "删去表外的内容后另存为 xlsx，或将该工作表另存为 CSV UTF-8",
                "delete what lies beyond the table and save as xlsx, or save the sheet as CSV UTF-8"
            ),
            Self::Encrypted => say!(
                "在“文件 → 信息 → 保护工作簿”中取消密码后另存，或将该工作表另存为 CSV UTF-8",
                "take the password off under File → Info → Protect Workbook and save, or save the sheet as CSV UTF-8"
            ),
            Self::Xlsb | Self::NotAWorkbook => {
                say!("另存为 xlsx 或 CSV UTF-8", "save the table as xlsx or as CSV UTF-8")
            }
            Self::Broken { .. } => say!(
                "用电子表格软件打开并修复后，另存为 xlsx 或 CSV UTF-8",
                "open it in a spreadsheet, let that repair it, and save it as xlsx or as CSV UTF-8"
            ),
        }
    }
}

/// For readers that can only hand on an `io::Error`; [`from_io`] takes it out again.
impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Refusal {}

/// The refusal inside an `io::Error`, or a damaged part.
pub(super) fn from_io(part: &str, error: &std::io::Error) -> Refusal {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    inner.cloned().unwrap_or_else(|| Refusal::broken(part, error.to_string()))
}
