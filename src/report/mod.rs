//! The resolved briefing: sections, tables and charts, before any form is drawn.

pub mod chart;
