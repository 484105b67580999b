//! Cells that span several columns or rows, laid out so that each place of the grid has its text.

/// A table that is being read, row by row.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    /// For each column the text that hangs down from above, and for how many rows more.
    hanging: Vec<Option<(String, u32)>>,
}

/// No real table has more columns; a wrong span would fill the memory.
const WIDEST: usize = 200;

impl Grid {
    pub fn new_row(&mut self) {
        self.rows.push(Vec::new());
        self.fill_hanging();
    }

    /// A cell that covers so many columns and rows.
    pub fn cell(&mut self, text: &str, columns: u32, rows: u32) {
        if self.rows.is_empty() {
            self.new_row();
        }
        for _ in 0..columns.clamp(1, 50) {
            let Some(row) = self.rows.last_mut().filter(|row| row.len() < WIDEST) else { return };
            row.push(text.to_owned());
            let column = row.len() - 1;
            if rows > 1 {
                if self.hanging.len() <= column {
                    self.hanging.resize(column + 1, None);
                }
                self.hanging[column] = Some((text.to_owned(), rows.min(2000) - 1));
            }
        }
        self.fill_hanging();
    }

    /// The cell above goes on in this one.
    pub fn continued(&mut self, columns: u32) {
        let column = self.rows.last().map_or(0, Vec::len);
        let above =
            self.rows.len().checked_sub(2).and_then(|row| self.rows[row].get(column)).cloned().unwrap_or_default();
        self.cell(&above, columns, 1);
    }

    fn fill_hanging(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(Some((text, left))) = self.hanging.get_mut(row.len()) {
            row.push(text.clone());
            *left -= 1;
            if *left == 0 {
                self.hanging[row.len() - 1] = None;
            }
        }
    }

    pub fn finish(self) -> Vec<Vec<String>> {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_fill_the_places_they_cover() {
        let mut grid = Grid::default();
        grid.new_row();
        grid.cell("类别", 1, 2);
        grid.cell("指标", 2, 1);
        grid.new_row();
        grid.cell("单位", 1, 1);
        grid.cell("值", 1, 1);
        assert_eq!(grid.finish(), [["类别", "指标", "指标"], ["类别", "单位", "值"]]);
    }
}
