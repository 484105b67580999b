//! Writes the bundled project's synthetic rows: `data/xiangcheng/regions.csv` and `data/xiangcheng/feeds/*.csv`.
//!
//! `cargo run --example make_pack [FOLDER]`. No clock and no outside source of chance: the same program writes the same bytes.
//! The county totals of 2020-11 are published figures and are constants here; everything else is made up to add up to them.

mod blemishes;
mod calendar;
mod chance;
mod county;
mod dropouts;
mod feed;
mod industry;
mod livelihood;
mod loans;
mod villages;

use std::{env, fs, io, path::Path};

use feed::Feed;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "data/xiangcheng".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("feeds"))?;
    fs::write(folder.join("regions.csv"), county::regions_csv())?;
    let mut feeds = all_feeds();
    blemishes::apply(&mut feeds);
    for feed in &feeds {
        feed.write(&folder.join("feeds"))?;
    }
    Ok(())
}

fn all_feeds() -> Vec<Feed> {
    let mut feeds = Vec::from(industry::feeds());
    feeds.extend(livelihood::feeds());
    feeds.push(loans::loans());
    feeds.push(loans::eligible());
    feeds.push(dropouts::dropouts());
    feeds.extend(villages::feeds());
    feeds
}
