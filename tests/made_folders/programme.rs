//! Folders of a council and of a programme that do not exist, unlike those of the departments: units in titles, quarters of a year that begins in
//! April, years named by two, decimals behind a comma, people counted by sex in a table that is called after sessions.

use super::{Draw, Folder, Grid};

const WARDS: [&str; 5] = ["Ashford Ward", "Brookside Ward", "Castle Ward", "Denholm Ward", "Eastgate Ward"];
const PROVINCES: [&str; 4] = ["Nordal Province", "Sudal Province", "Ostfeld Province", "Vestmark Province"];

fn text(n: u64) -> String {
    n.to_string()
}

pub fn programme() -> Folder {
    let mut folder = Folder::default();
    homes(&mut folder);
    waste(&mut folder);
    sessions(&mut folder);
    roads(&mut folder);
    profiles(&mut folder);
    folder
}

fn homes(folder: &mut Folder) {
    let mut draw = Draw::new(41);
    for (year, name) in [(2023, "2023-24"), (2024, "2024-25")] {
        let mut so_far = [0_u64; 5];
        for quarter in 1..=4 {
            let mut grid = Grid::default();
            grid.row(&[format!("Westmoor Borough Council - Affordable homes completed, Q{quarter} {name}")]);
            grid.row(&[
                "Ward",
                "Homes completed in quarter",
                "Homes completed year to date",
                "Starts on site",
                "Spend (£000)",
            ]);
            for (k, ward) in WARDS.iter().enumerate() {
                let own = draw.between(1, 12);
                so_far[k] += own;
                let spend = draw.between(200, 900) + year % 7;
                grid.row(&[(*ward).to_owned(), text(own), text(so_far[k]), text(draw.between(0, 9)), text(spend)]);
            }
            folder.put(format!("housing/Q{quarter} {name} affordable homes.csv"), grid.csv().into_bytes());
        }
    }
    folder.column("affordable homes", "Ward", "region");
    folder.amount("affordable homes", "Homes completed in quarter", "number", "flow");
    folder.amount("affordable homes", "Homes completed year to date", "number", "running");
    folder.amount("affordable homes", "Starts on site", "number", "flow");
    folder.amount("affordable homes", "Spend", "£000", "flow");
}

fn waste(folder: &mut Folder) {
    let mut draw = Draw::new(42);
    for month in 4..=12 {
        let mut grid = Grid::default();
        grid.title(&format!("Household waste {month:02}/2024, tonnes"), 5);
        grid.row(&["Ward", "Residual", "Recycled", "Recycling rate %", "Missed bins"]);
        for ward in WARDS {
            grid.row(&[
                ward.to_owned(),
                format!("{}.5", draw.between(120, 220)),
                format!("{}.2", draw.between(60, 110)),
                format!("{}.1", draw.between(40, 50)),
                text(draw.between(3, 40)),
            ]);
        }
        folder.put(format!("waste/Waste 2024-{month:02}.xlsx"), grid.xlsx());
    }
    folder.column("waste/", "Ward", "region");
    folder.amount("waste/", "Residual", "t", "flow");
    folder.amount("waste/", "Recycled", "t", "flow");
    folder.amount("waste/", "Recycling rate %", "%", "level");
    folder.amount("waste/", "Missed bins", "number", "flow");
}

fn sessions(folder: &mut Folder) {
    let mut draw = Draw::new(43);
    for month in 1..=12 {
        let mut grid = Grid::default();
        grid.row(&["Training sessions report (invented data)"]);
        grid.row(&["Ward", "Sessions held", "Attendees", "", "Cost (USD)"]);
        grid.row(&["", "", "Male", "Female", ""]);
        grid.merge((1, 2, 1, 3));
        for ward in WARDS {
            grid.row(&[
                ward.to_owned(),
                text(draw.between(2, 9)),
                text(draw.between(10, 60)),
                text(draw.between(10, 60)),
                text(draw.between(400, 2000)),
            ]);
        }
        folder.put(format!("partner/training sessions 2024-{month:02}.xlsx"), grid.xlsx());
    }
    folder.column("training sessions", "Ward", "region");
    folder.amount("training sessions", "Attendees Male", "people", "flow");
    folder.amount("training sessions", "Attendees Female", "people", "flow");
    folder.amount("training sessions", "Cost", "USD", "flow");
}

fn roads(folder: &mut Folder) {
    let mut draw = Draw::new(44);
    for year in [2023, 2024] {
        let mut so_far = [0_u64; 4];
        for month in 1..=12 {
            let mut rows = format!(
                "Ministry of Works;;;;\r\nRoad works, {month:02}.{year}, in thousands of euros;;;;\r\n\
                 Province;Payments;Payments since January;Km rehabilitated;Execution rate (%)\r\n"
            );
            for (k, province) in PROVINCES.iter().enumerate() {
                let own = draw.between(1000, 1900);
                so_far[k] += own;
                let [tens, part] = [draw.between(1, 40), draw.between(1, 9)];
                let (thousand, rest) = (own / 1000, own % 1000);
                let (all_thousand, all_rest) = (so_far[k] / 1000, so_far[k] % 1000);
                let row = format!(
                    "{province};{thousand}.{rest:03},5;{all_thousand}.{all_rest:03},5;{tens},{part};{},{part}\r\n",
                    month * 8
                );
                rows.push_str(&row);
            }
            folder.put(format!("roads/Roads {month:02}.{year}.csv"), rows.into_bytes());
        }
    }
    folder.column("roads/", "Province", "region");
    folder.amount("roads/", "Payments", "€000", "flow");
    folder.amount("roads/", "Payments since January", "€000", "running");
    folder.amount("roads/", "Km rehabilitated", "km", "flow");
    folder.amount("roads/", "Execution rate", "%", "level");
}

fn profiles(folder: &mut Folder) {
    let mut draw = Draw::new(45);
    for year in ["2021/22", "2022/23", "2023/24"] {
        let mut grid = Grid::default();
        grid.row(&["Ward", "Year", "Population", "Households", "Budget (£000)", "Satisfaction (%)"]);
        for ward in WARDS {
            grid.row(&[
                ward.to_owned(),
                year.to_owned(),
                text(draw.between(5000, 5040)),
                text(draw.between(2100, 2120)),
                text(draw.between(100, 130)),
                text(draw.between(60, 90)),
            ]);
        }
        folder.put(format!("profiles/Ward profile {}.csv", year.replace('/', "-")), grid.csv().into_bytes());
    }
    folder.column("Ward profile", "Ward", "region");
    folder.column("Ward profile", "Year", "date");
    folder.amount("Ward profile", "Population", "people", "level");
    folder.amount("Ward profile", "Households", "households", "level");
    folder.amount("Ward profile", "Budget", "£000", "level");
    folder.amount("Ward profile", "Satisfaction", "%", "level");
}
