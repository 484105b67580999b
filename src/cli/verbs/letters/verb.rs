//! `onpace letters`: drafts the month's letters.

use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;
use crate::disk::{System, made_name};
use crate::pipeline::{self, Making};
use crate::publish::{PublishError, write_new_folder};
use crate::render::Forms;
use crate::render::docx::document_docx;
use crate::report::{Edition, LettersPart};
use crate::say;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Draft letters to the units that lag or owe reports 起草催报通知、督办通知单、情况核实函
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Each letter is a draft (草稿，未经审签) with room for its number, signatures, the day of answer and what was done:
  催报通知    reminder: reports past a stated deadline 超过规定时限未报送
  督办通知单  follow-up: tasks that lag, on stated or split targets, with sure figures, confirmed by the unit in confirmed.csv
              滞后任务：目标有文件依据、数据确定、本单位已签字确认属实
  情况核实函  request to verify: everything else 其余情况

Letters are not drafted from made-up data. A folder that holds something is not written to.
以模拟数据编制的项目不起草函件；已有内容的文件夹不改写。

Examples 示例:
  onpace letters my-county --as-of 2021-11
  onpace letters my-county --as-of 2021-11 --on 2021-12-10 --out drafts"
)]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Folder in which the month's folder is made 在其中建立当月文件夹
    #[arg(long, value_name = "DIR", default_value = "letters")]
    out: PathBuf,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(false)?;
    let forms = Forms::only(Forms::named("json"));
    let making = Making { forms, ..Making::of(opened.language, Edition::Internal) };
    let report = pipeline::report_for(&opened.study, opened.as_of, &making).map_err(|error| console::defect(&error))?;
    let LettersPart { refused, letters, .. } = &report.letters;
    if let Some(refused) = refused {
        console::line(refused);
        return Err(Exit::Usage);
    }
    let mut taken = BTreeSet::new();
    let name = |title: &str, unit: &str, taken: &mut BTreeSet<String>| {
        format!("{}.docx", made_name(&format!("{title}-{unit}"), taken))
    };
    let files: Vec<(String, Vec<u8>)> = letters
        .iter()
        .map(|letter| (name(&letter.title, &letter.unit, &mut taken), document_docx(&letter.document, opened.language)))
        .collect();
    let folder = args.out.join(opened.as_of.to_string());
    if !files.is_empty() {
        let written: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        write_new_folder(&System, &folder, &written).map_err(|error| {
            let shown = folder.display();
            match error {
                // Somebody may have worked on the drafts in it.
                PublishError::NotOurs { .. } => {
                    console::message(&say!("letters-folder-in-use", %shown), opened.language);
                }
                error => console::message(&error.message(), opened.language),
            }
            Exit::Output
        })?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    console::print(&text(&report.letters, &names, &folder, opened.language));
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}
