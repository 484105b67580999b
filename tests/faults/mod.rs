//! A disk that fails, fills up or dies at any call: what is promised of reports, projects, charts and the store holds nevertheless.

mod charts;
mod disk;
mod killed;
mod program;
mod projects;
mod reports;
mod store;
