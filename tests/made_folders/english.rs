//! Sixty files of five departments of a council that does not exist.

use super::{Draw, Folder, Grid};

const WARDS: [&str; 7] = ["Ashby", "Brockwell", "Castle Hill", "Dunmore", "Eastgate", "Fernside", "St Mary's"];
const MONTHS: [&str; 12] = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];
const NOTE: &str = "Note: made-up figures.";

fn text(n: u64) -> String {
    n.to_string()
}

/// The calendar year and the month of the nth month from April 2024.
fn month(n: usize) -> (u64, u64) {
    let month = 4 + n as u64;
    if month > 12 { (2025, month - 12) } else { (2024, month) }
}

pub fn departments() -> Folder {
    let mut folder = Folder::default();
    housing(&mut folder);
    waste(&mut folder);
    cases(&mut folder);
    finance(&mut folder);
    environment(&mut folder);
    folder.put("Housing/~$Housing returns May 2024.xlsx".to_owned(), b"\x05user".to_vec());
    folder.put("Finance/Minutes of the board.pdf".to_owned(), b"%PDF-1.4".to_vec());
    folder.put("Finance/old.et".to_owned(), b"not a workbook".to_vec());
    folder
}

/// Twelve workbooks: the month's own and the year to date below one heading, a stock, a share.
fn housing(folder: &mut Folder) {
    let mut draw = Draw::new(11);
    let mut so_far = [0_u64; 7];
    for n in 0..12 {
        let (year, _) = month(n);
        let mut grid = Grid::default();
        grid.title("Aldermoor Borough Council – housing returns", 6);
        grid.row(&[NOTE]);
        grid.row(&[
            "Ward",
            "Affordable homes completed",
            "",
            "Households in temporary accommodation",
            "Repairs done on time (%)",
            "Rent arrears (£)",
        ]);
        grid.row(&["", "In month", "Year to date", "", "", ""]);
        grid.merge((2, 1, 2, 2));
        for (k, ward) in WARDS.iter().enumerate() {
            let own = draw.between(0, 9);
            so_far[k] += own;
            grid.row(&[
                (*ward).to_owned(),
                text(own),
                text(so_far[k]),
                text(40 + draw.between(0, 5)),
                format!("{}.{}", draw.between(80, 95), k),
                text(12_000 + draw.between(0, 900)),
            ]);
        }
        grid.row(&["Total", "", "", "", "", ""]);
        let mark = ["", "", " FINAL", "", "", " (1)", "", "", " revised", "", "", ""][n];
        folder.put(format!("Housing/Housing returns {} {year}{mark}.xlsx", MONTHS[n]), grid.xlsx());
    }
    folder.column("Housing returns", "Ward", "region");
    folder.amount("Housing returns", "Affordable homes completed In month", "number", "flow");
    folder.amount("Housing returns", "Affordable homes completed Year to date", "number", "running");
    folder.amount("Housing returns", "Households in temporary accommodation", "households", "level");
    folder.amount("Housing returns", "Repairs done on time", "%", "level");
    folder.amount("Housing returns", "Rent arrears", "£", "level");
}

/// Twelve CSV files, a row for each month, ward and stream.
fn waste(folder: &mut Folder) {
    let mut draw = Draw::new(12);
    for n in 0..12 {
        let (year, month) = month(n);
        let mut grid = Grid::default();
        grid.row(&["Month", "Ward", "Stream", "Tonnes collected", "Missed collections"]);
        for ward in WARDS {
            for stream in ["Residual", "Recycling", "Garden"] {
                grid.row(&[
                    format!("{year}-{month:02}"),
                    ward.to_owned(),
                    stream.to_owned(),
                    format!("{}.{}", draw.between(20, 90), draw.between(0, 9)),
                    text(draw.between(0, 12)),
                ]);
            }
        }
        folder.put(format!("Waste/waste-{year}-{month:02}.csv"), grid.csv().into_bytes());
    }
    folder.column("Waste/waste", "Month", "date");
    folder.column("Waste/waste", "Ward", "region");
    folder.column("Waste/waste", "Stream", "text");
    folder.amount("Waste/waste", "Tonnes collected", "t", "flow");
    folder.amount("Waste/waste", "Missed collections", "number", "flow");
}

/// Year, month and day of a case, its ward, the day of its end.
type Case = (u64, u64, u64, usize, Option<(u64, u64, u64)>);

/// Twelve lists of cases with the day before the month.
fn cases(folder: &mut Folder) {
    let mut draw = Draw::new(13);
    let mut cases: Vec<Case> = Vec::new();
    for n in 0..12 {
        let (year, month) = month(n);
        for _ in 0..draw.between(3, 6) {
            cases.push((year, month, draw.between(1, 28), usize::try_from(draw.between(0, 6)).expect("small"), None));
        }
        for case in cases.iter_mut().filter(|case| case.4.is_none()) {
            if draw.between(0, 9) < 3 {
                case.4 = Some((year, month, draw.between(20, 28)));
            }
        }
        let mut grid = Grid::default();
        grid.row(&[
            "Case ref",
            "Client name",
            "Date of birth",
            "Ward",
            "Date opened",
            "Date closed",
            "Outcome",
            "Notes",
        ]);
        for (n, (year, month, day, place, ended)) in cases.iter().enumerate() {
            let ended_on = ended.map(|(year, month, day)| format!("{day:02}/{month:02}/{year}")).unwrap_or_default();
            grid.row(&[
                format!("CS-{:05}", n + 1),
                format!(
                    "{} {}",
                    ["Alex", "Robin", "Sam", "Kim"][n % 4],
                    ["Example", "Sample", "Madeup", "Invented", "Placeholder"][n % 5]
                ),
                format!("{:02}/{:02}/{}", n % 28 + 1, n % 12 + 1, 1950 + n % 50),
                WARDS[*place].to_owned(),
                format!("{day:02}/{month:02}/{year}"),
                ended_on,
                if ended.is_some() { ["Rehoused", "Closed", "Moved"][n % 3].to_owned() } else { String::new() },
                if n % 5 == 0 { "sample".to_owned() } else { String::new() },
            ]);
        }
        folder.put(format!("Adult services/case list {year}{month:02}.csv"), grid.csv().into_bytes());
    }
    folder.column("case list", "Case ref", "id");
    folder.private("case list", "Client name", "text");
    folder.private("case list", "Date of birth", "date");
    folder.column("case list", "Ward", "region");
    folder.column("case list", "Date opened", "date");
    folder.column("case list", "Date closed", "date");
    folder.column("case list", "Outcome", "text");
    folder.private("case list", "Notes", "text");
}

/// Two workbooks with months as columns, eight monthly ones of a budget.
fn finance(folder: &mut Folder) {
    let mut draw = Draw::new(14);
    for year in [2023, 2024] {
        let mut grid = Grid::default();
        grid.title(&format!("Spend by service, {year}/{} (£000)", (year + 1) % 100), 13);
        let mut head = vec!["Service".to_owned()];
        head.extend(MONTHS.map(str::to_owned));
        grid.rows.push(head);
        for service in ["Housing", "Highways", "Leisure", "Libraries"] {
            let mut row = vec![service.to_owned()];
            row.extend((0..12).map(|_| text(draw.between(50, 400))));
            grid.rows.push(row);
        }
        folder.put(
            format!("Finance/{year}-{}/Spend by service {year}-{}.xlsx", (year + 1) % 100, (year + 1) % 100),
            grid.xlsx(),
        );
    }
    folder.column("Spend by service", "Service", "text");
    folder.column("Spend by service", "#", "date");
    folder.amount("Spend by service", "…", "£k", "flow");
    for n in 0..10 {
        let (year, month) = month(n);
        let mut grid = Grid::default();
        grid.row(&["Directorate", "Annual budget (£k)", "Spend to date (£k)", "Vacancies"]);
        for (k, directorate) in ["Place", "People", "Resources"].iter().enumerate() {
            grid.row(&[
                (*directorate).to_owned(),
                text(12_000 + 500 * k as u64),
                text((n as u64 + 1) * (900 + 30 * k as u64)),
                text(draw.between(3, 9)),
            ]);
        }
        folder.put(format!("Finance/Budget monitor {month:02}.{year}.xlsx"), grid.xlsx());
    }
    folder.column("Budget monitor", "Directorate", "text");
    folder.amount("Budget monitor", "Annual budget", "£k", "level");
    folder.amount("Budget monitor", "Spend to date", "£k", "running");
    folder.amount("Budget monitor", "Vacancies", "number", "level");
}

/// Quarterly workbooks with wards as columns, and quarterly counts in CSV.
fn environment(folder: &mut Folder) {
    let mut draw = Draw::new(15);
    for (year, quarter) in [(2023, 1), (2023, 2), (2023, 3), (2023, 4), (2024, 1), (2024, 2)] {
        let name = format!("{year}-{} Q{quarter}", (year + 1) % 100);
        let mut grid = Grid::default();
        grid.title(&format!("Environmental incidents, {name}"), 8);
        let mut head = vec!["Type of incident".to_owned()];
        head.extend(WARDS.map(str::to_owned));
        grid.rows.push(head);
        for item in ["Fly-tipping", "Noise complaints"] {
            let mut row = vec![item.to_owned()];
            row.extend((0..7).map(|_| text(draw.between(0, 40))));
            grid.rows.push(row);
        }
        folder.put(format!("Environment/Incidents {name}.xlsx"), grid.xlsx());
        let mut grid = Grid::default();
        grid.row(&["Ward name", "Trees planted", "Volunteers", "Open space (ha)"]);
        for (k, ward) in WARDS.iter().enumerate() {
            grid.row(&[(*ward).to_owned(), text(draw.between(5, 60)), text(30 + k as u64), format!("{}.5", 12 + k)]);
        }
        folder.put(format!("Environment/greening_{name}.csv"), grid.csv().into_bytes());
    }
    folder.column("Environment/Incidents", "Type of incident", "text");
    folder.column("Environment/Incidents", "#", "region");
    folder.amount("Environment/Incidents", "…", "number", "flow");
    folder.column("greening", "Ward name", "region");
    folder.amount("greening", "Trees planted", "number", "flow");
    folder.amount("greening", "Volunteers", "people", "level");
    folder.amount("greening", "Open space", "ha", "level");
}
