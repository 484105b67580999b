//! Whose file it is: by its name, or by a cell above its table.

use super::failed::Failed;
use super::file_to_read::FileToRead;
use crate::diag::{Diagnostic, Location};
use crate::feed::header::{Header, StatedSender, stated_sender};
use crate::feed::rows::has_senders;
use crate::say;

impl FileToRead<'_> {
    /// The file with its sender, and a warning where nobody knows whose it is though its feed has senders, or where it is nobody's who
    /// owes one.
    ///
    /// # Errors
    /// Name and cell give two senders, or neither gives one and the rows do not name their regions themselves.
    pub(super) fn with_sender(self, header: &Header) -> Result<(Self, Option<Diagnostic>), Failed> {
        let Self { feed, regions, name, .. } = self;
        if !has_senders(feed) {
            return Ok((self, None));
        }
        let stated = stated_sender(&header.labels[..header.record], regions);
        let of_cell = if let Some(StatedSender::Region(id)) = stated { Some(id) } else { None };
        if let (Some(by_name), Some(by_cell)) = (self.sender, of_cell)
            && by_name != by_cell
        {
            let [by_name, by_cell] = [by_name, by_cell].map(|id| &regions.get(id).title);
            let message = say!("sender-differs", by_name, by_cell);
            return Err(Box::new(Diagnostic::error("sender-differs", message).at(Location::file(name))));
        }
        let sender = self.sender.or(of_cell);
        let told = match sender {
            Some(id) if feed.senders.is_empty() || feed.senders.contains(&id) => None,
            Some(id) => {
                let region = &regions.get(id).title;
                Some(Diagnostic::warning("unexpected-sender", say!("unexpected-sender", region)))
            }
            None => {
                let message = match stated {
                    Some(StatedSender::Other(written)) => say!("sender-no-region", written),
                    _ => say!("sender-unknown"),
                };
                let hint = say!("sender-unknown-hint");
                let code = "unknown-sender";
                if feed.region_column().is_none() {
                    let why = Diagnostic::error(code, message).hint(hint);
                    return Err(Box::new(why.at(Location::file(name))));
                }
                Some(Diagnostic::warning(code, message).hint(hint))
            }
        };
        Ok((Self { sender, ..self }, told.map(|told| told.at(Location::file(name)))))
    }
}
