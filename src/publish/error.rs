//! Why a report was not written, in both languages.

use crate::diag::Message;
use crate::say;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a report was not written. What stood there before still stands.
#[derive(Debug, Error)]
#[error("{}; {}", self.message().en, self.hint().en)]
pub enum PublishError {
    /// The folder exists, and nothing in it says that we made it.
    NotOurs { folder: PathBuf },
    /// The folder is a report of ours that holds something else too, which would be lost.
    Extra { path: PathBuf },
    /// An office program has a document of the report open.
    OpenElsewhere { path: PathBuf },
    /// The folder is a report of ours of the other edition.
    OtherEdition { folder: PathBuf, there: String },
    /// Another run has been writing this folder for too long.
    Busy { folder: PathBuf },
    /// An output's name cannot be used; it comes from the name of a chart or an indicator.
    BadName { name: String, fault: NameFault },
    /// The system refused.
    Io { path: PathBuf, source: io::Error },
}

/// What is wrong with the name of an output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// No name at all, or a part without one: `a//b`, `/a`, `a/`.
    Empty,
    /// `.` or `..`.
    Dots,
    /// A character that some system takes for a separator, a drive, a stream or a pattern.
    Character(char),
    /// A part ends in a dot or a space, which Windows drops.
    End,
    /// A device of Windows, or a file that this program keeps for itself.
    Reserved,
    /// A part is longer than 255 bytes.
    TooLong,
    /// The same as another output on a system that ignores case, or a file where another output needs a folder.
    SameAs(String),
}

impl PublishError {
    /// For `map_err`: turns what the system said about `path` into an error.
    pub(super) fn io(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| {
            if is_sharing_violation(&source) {
                Self::OpenElsewhere { path: path.clone() }
            } else {
                Self::Io { path: path.clone(), source }
            }
        }
    }

    /// What is wrong.
    pub fn message(&self) -> Message {
        match self {
            Self::NotOurs { folder } => {
                let folder = folder.display();
                say!("未写入：`{folder}` 不是本程序生成的报告", "not written: `{folder}` is not a report of ours")
            }
            Self::Extra { path } => {
                let path = path.display();
                say!(
                    "未写入：`{path}` 不是报告的一部分，替换会使其丢失",
                    "not written: `{path}` is no part of the report and would be lost"
                )
            }
            Self::OpenElsewhere { path } => {
                let path = path.display();
                say!("未写入：`{path}` 正被其他程序占用", "not written: `{path}` is in use by another program")
            }
            Self::OtherEdition { folder, there } => {
                let folder = folder.display();
                let zh = if there == "public" { "公开版" } else { "内部版" };
                say!(
                    "未写入：`{folder}` 里是{zh}报告",
                    "not written: `{folder}` holds the {there} edition of this report"
                )
            }
            Self::Busy { folder } => {
                let folder = folder.display();
                say!("未写入：另一个 onpace 正在写 `{folder}`", "not written: another onpace is writing `{folder}`")
            }
            Self::BadName { name, fault } => {
                let fault = fault.message();
                let (zh, en) = (fault.zh, fault.en);
                say!("输出文件名 {name:?} 不可用：{zh}", "output name {name:?} cannot be used: {en}")
            }
            Self::Io { path, source } => {
                let path = path.display();
                say!("无法写入 `{path}`：{source}", "cannot write `{path}`: {source}")
            }
        }
    }

    /// How to fix it.
    pub fn hint(&self) -> Message {
        match self {
            Self::OtherEdition { .. } => say!(
                "两种版本请分开存放：用 --out 另指一个文件夹",
                "keep the two editions apart: name another folder with --out"
            ),
            Self::NotOurs { .. } => say!("请另选一个文件夹（--out）", "choose another folder (--out)"),
            Self::Extra { .. } => {
                say!("请先将它移走，或另选一个文件夹（--out）", "move it away, or choose another folder (--out)")
            }
            Self::OpenElsewhere { .. } => {
                say!(
                    "请关闭在 WPS、Word 或 Excel 中打开的报告后重试",
                    "close the report in WPS, Word or Excel and try again"
                )
            }
            Self::Busy { .. } => say!("请等它结束后重试", "try again when it has finished"),
            Self::BadName { .. } => say!("请给指标换一个标识", "give the indicator another id"),
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::PermissionDenied => say!(
                    "文件可能正在 WPS、Excel 等程序中打开，或者您没有该文件夹的写权限",
                    "it may be open in another program (WPS, Excel), or you may not write in this folder"
                ),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    say!("磁盘空间不足，请清理后重试", "the disk is full: free some space and try again")
                }
                _ => say!(
                    "请检查该位置，或另选一个文件夹（--out）",
                    "check that place, or choose another folder (--out)"
                ),
            },
        }
    }
}

impl NameFault {
    fn message(&self) -> Message {
        match self {
            Self::Empty => say!("路径为空、为绝对路径或有空段", "it is empty, absolute, or has an empty part"),
            Self::Dots => say!("含有 `.` 或 `..`", "it contains `.` or `..`"),
            Self::Character(c) => say!("含有字符 {c:?}", "it contains {c:?}"),
            Self::End => say!("以点或空格结尾", "a part ends in a dot or a space"),
            Self::Reserved => say!("是系统或本程序保留的名称", "it is reserved by Windows or by this program"),
            Self::TooLong => say!("超过 255 字节", "a part is longer than 255 bytes"),
            Self::SameAs(other) => {
                say!("在不区分大小写的系统上与 {other:?} 冲突", "it clashes with {other:?} where case is ignored")
            }
        }
    }
}

/// Windows: somebody else has the file open (32), or a part of it locked (33).
fn is_sharing_violation(e: &io::Error) -> bool {
    cfg!(windows) && matches!(e.raw_os_error(), Some(32 | 33))
}
