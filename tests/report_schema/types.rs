//! What `report.json` holds, read from the sources: the types of `src/report/` that are serialized, with their documentation.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Fields, Item, ItemEnum, ItemMacro, ItemStruct, Lit, Meta, Token, Type};

/// One key of an object.
#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    pub about: String,
    pub kind: Kind,
    /// Whether it may be left out.
    pub optional: bool,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Text,
    Integer,
    Number,
    Flag,
    Nullable(Box<Kind>),
    List(Box<Kind>),
    /// A list of so many, each of its own kind.
    Tuple(Vec<Kind>),
    /// Keys of any name.
    Map(Box<Kind>),
    /// A type by its name, as it is called in the schema.
    Of(String),
}

#[derive(Debug, Clone)]
pub enum Shape {
    Object(Vec<Key>),
    /// One of these words.
    Words(Vec<String>),
    /// An object of one key, which says what the rest is.
    Variants(Vec<Key>),
}

#[derive(Debug, Clone)]
pub struct Described {
    pub about: String,
    pub shape: Shape,
}

enum Found {
    Struct(ItemStruct),
    Enum(ItemEnum),
    /// A row of named columns, all of them text.
    Columns(Vec<String>),
}

/// Types by their names in the schema.
pub struct Types {
    /// By name: each place where a type of this name is, and the type.
    found: BTreeMap<String, Vec<(PathBuf, Found)>>,
    pub described: BTreeMap<String, Described>,
    /// Keys without a word of documentation.
    pub undescribed: Vec<String>,
}

/// What is said of keys whose names their own documentation leaves to speak for themselves.
const COLUMNS: &str = include_str!("columns.txt");

/// What is said of a key in `columns.txt`: by its owner and itself, or of all keys of its name.
fn undocumented(owner: &str, name: &str) -> String {
    let said =
        |key: &str| COLUMNS.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": ").map(str::to_owned));
    said(&format!("{owner}.{name}")).or_else(|| said(name)).unwrap_or_default()
}

impl Types {
    pub fn read() -> Self {
        let mut types = Self { found: BTreeMap::new(), described: BTreeMap::new(), undescribed: Vec::new() };
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for room in ["report", "catalog", "assess", "measure", "diag"] {
            types.read_folder(&src.join(room));
        }
        let root = types.name_of("Report", &src.join("report/model/report.rs"));
        types.describe("Report", &root, &src.join("report/model/report.rs"));
        types
    }

    fn read_folder(&mut self, folder: &Path) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                self.read_folder(&path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                self.read_items(&path, syn::parse_file(&text).expect("Rust").items);
            }
        }
    }

    fn read_items(&mut self, path: &Path, items: Vec<Item>) {
        for item in items {
            match item {
                Item::Struct(of) => self.add(of.ident.to_string(), path, Found::Struct(of)),
                Item::Enum(of) => self.add(of.ident.to_string(), path, Found::Enum(of)),
                Item::Macro(ItemMacro { mac, .. }) if mac.path.is_ident("columns") => {
                    let text = mac.tokens.to_string();
                    let (head, body) = text.split_once('{').expect("columns");
                    let name = head.split_whitespace().next_back().expect("a name").to_owned();
                    let body = body.trim_end_matches(['}', ' ']);
                    let names =
                        body.split(',').filter_map(|column| column.split_whitespace().next().map(str::to_owned));
                    self.add(name, path, Found::Columns(names.collect()));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, name: String, path: &Path, found: Found) {
        self.found.entry(name).or_default().push((path.to_owned(), found));
    }

    /// Which of several types of one name is meant in a file: its own, one beside it, one of its room, else the only one.
    fn place(&self, name: &str, from: &Path) -> Option<usize> {
        let all = self.found.get(name)?;
        let near = |path: &Path| {
            let common = path.components().zip(from.components()).take_while(|(a, b)| a == b).count();
            (path == from, common)
        };
        (0..all.len()).max_by_key(|n| near(&all[*n].0))
    }

    /// The name in the schema: the type's own where there is but one.
    fn name_of(&self, name: &str, from: &Path) -> String {
        let Some(n) = self.place(name, from) else { return name.to_owned() };
        let all = &self.found[name];
        if all.len() == 1 {
            return name.to_owned();
        }
        let folder = all[n].0.parent().and_then(Path::file_name).map(|f| f.to_string_lossy().into_owned());
        format!("{name}_{}", folder.unwrap_or_default())
    }

    /// Describes a type and all that it holds.
    fn describe(&mut self, name: &str, called: &str, from: &Path) {
        if self.described.contains_key(called) {
            return;
        }
        let Some(n) = self.place(name, from) else { panic!("no type {name}, asked for by {}", from.display()) };
        // What is being described is not described again.
        self.described.insert(called.to_owned(), Described { about: String::new(), shape: Shape::Words(Vec::new()) });
        let (path, described) = match &self.found[name][n] {
            (path, Found::Struct(of)) => (path.clone(), Raw::Struct(of.clone())),
            (path, Found::Enum(of)) => (path.clone(), Raw::Enum(of.clone())),
            (path, Found::Columns(names)) => (path.clone(), Raw::Columns(names.clone())),
        };
        let described = match described {
            Raw::Struct(of) => {
                let keys = self.keys(called, &of.fields, &path, &rename_all(&of.attrs));
                Described { about: documentation(&of.attrs), shape: Shape::Object(keys) }
            }
            Raw::Enum(of) => {
                let style = rename_all(&of.attrs);
                let about = documentation(&of.attrs);
                if of.variants.iter().all(|v| v.fields.is_empty()) {
                    let words = of
                        .variants
                        .iter()
                        .map(|v| renamed(&v.attrs).unwrap_or_else(|| styled(&v.ident.to_string(), &style)));
                    Described { about, shape: Shape::Words(words.collect()) }
                } else {
                    let mut keys = Vec::new();
                    for variant in &of.variants {
                        let name =
                            renamed(&variant.attrs).unwrap_or_else(|| styled(&variant.ident.to_string(), &style));
                        let ty = &variant.fields.iter().next().expect("one field").ty;
                        let kind = self.kind(ty, &path);
                        let about = self.about_of(&kind, documentation(&variant.attrs));
                        keys.push(Key { name, about, kind, optional: false });
                    }
                    Described { about, shape: Shape::Variants(keys) }
                }
            }
            Raw::Columns(names) => {
                let mut keys = Vec::new();
                for name in names {
                    let about = undocumented(called, &name);
                    if about.is_empty() {
                        self.undescribed.push(format!("{called}.{name}"));
                    }
                    keys.push(Key { name, about, kind: Kind::Text, optional: false });
                }
                Described {
                    about: "The cells of a row of `gaps.csv`, as printed there; empty where there is none.".to_owned(),
                    shape: Shape::Object(keys),
                }
            }
        };
        self.described.insert(called.to_owned(), described);
    }

    /// What a type is, where a key says nothing of its own.
    fn about_of(&self, kind: &Kind, own: String) -> String {
        match kind {
            Kind::Of(name) if own.is_empty() => self.described.get(name).map(|d| d.about.clone()).unwrap_or_default(),
            Kind::List(of) | Kind::Nullable(of) | Kind::Map(of) if own.is_empty() => self.about_of(of, own),
            _ => own,
        }
    }

    fn keys(&mut self, owner: &str, fields: &Fields, path: &Path, style: &str) -> Vec<Key> {
        let mut keys = Vec::new();
        for field in fields {
            let serde = serde(&field.attrs);
            if serde.iter().any(|s| s == "skip") {
                continue;
            }
            let kind = if serde.iter().any(|s| s.starts_with("serialize_with = \"as_name\"")) {
                Kind::Text
            } else {
                self.kind(&field.ty, path)
            };
            if serde.iter().any(|s| s == "flatten") {
                let Kind::Of(name) = kind else { panic!("a flattened field that is no object") };
                let Shape::Object(inner) = self.described[&name].shape.clone() else { panic!("no object") };
                keys.extend(inner);
                continue;
            }
            let own = field.ident.as_ref().expect("a name").to_string();
            let name = renamed(&field.attrs).unwrap_or_else(|| styled(&own, style));
            let about = self.about_of(&kind, documentation(&field.attrs));
            let about = if about.is_empty() { undocumented(owner, &own) } else { about };
            if about.is_empty() {
                self.undescribed.push(format!("{owner}.{own}"));
            }
            let optional = serde.iter().any(|s| s.starts_with("skip_serializing_if"));
            let kind = match kind {
                Kind::Nullable(inner) if optional => *inner,
                kind => kind,
            };
            keys.push(Key { name, about, kind, optional });
        }
        keys
    }

    fn kind(&mut self, ty: &Type, path: &Path) -> Kind {
        let name = match ty {
            Type::Path(of) => of.path.segments.last().expect("a name"),
            Type::Reference(of) => return self.kind(&of.elem, path),
            Type::Array(of) => return Kind::List(Box::new(self.kind(&of.elem, path))),
            Type::Slice(of) => return Kind::List(Box::new(self.kind(&of.elem, path))),
            Type::Tuple(of) => return Kind::Tuple(of.elems.iter().map(|of| self.kind(of, path)).collect()),
            _ => panic!("{}: a type that no rule is for", path.display()),
        };
        let arguments: Vec<Type> = match &name.arguments {
            syn::PathArguments::AngleBracketed(of) => of
                .args
                .iter()
                .filter_map(|a| if let syn::GenericArgument::Type(t) = a { Some(t.clone()) } else { None })
                .collect(),
            _ => Vec::new(),
        };
        match (name.ident.to_string().as_str(), arguments.as_slice()) {
            ("String" | "str" | "ChartId", _) => Kind::Text,
            ("usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64", _) => Kind::Integer,
            ("f64", _) => Kind::Number,
            ("bool", _) => Kind::Flag,
            ("Box", [of]) => self.kind(of, path),
            ("Option", [of]) => Kind::Nullable(Box::new(self.kind(of, path))),
            ("Vec", [of]) => Kind::List(Box::new(self.kind(of, path))),
            ("BTreeMap", [_, of]) => Kind::Map(Box::new(self.kind(of, path))),
            // A frame around one drawing: of the list that the report holds, any.
            ("Chart", _) => self.of("Framed", path),
            ("D", _) => self.of("Drawing", path),
            ("CappedList", [of]) => {
                let inner = self.kind(of, path);
                let name = format!("CappedList_{}", label(&inner));
                self.capped(&name, &inner, path);
                Kind::Of(name)
            }
            // What a generic list is of.
            ("L", _) => Kind::Of("L".to_owned()),
            // Points of charts, by the name that their files give them.
            ("At", _) => self.of("Point", path),
            ("Language", _) => self.language(),
            (name, _) => self.of(name, path),
        }
    }

    /// Declared by a macro of its own.
    fn language(&mut self) -> Kind {
        let words = onpace::words::Language::ALL.iter().map(|language| language.as_str().to_owned()).collect();
        let described = Described { about: "A language, as its tag.".to_owned(), shape: Shape::Words(words) };
        self.described.insert("Language".to_owned(), described);
        Kind::Of("Language".to_owned())
    }

    fn of(&mut self, name: &str, path: &Path) -> Kind {
        let called = self.name_of(name, path);
        self.describe(name, &called, path);
        Kind::Of(called)
    }

    /// A list that a briefing shows the first lines of, of one kind of lines.
    fn capped(&mut self, name: &str, inner: &Kind, path: &Path) {
        let generic = self.name_of("CappedList", path);
        self.describe("CappedList", &generic, path);
        let mut described = self.described.remove(&generic).expect("just described");
        if let Shape::Object(keys) = &mut described.shape {
            for key in keys {
                if matches!(&key.kind, Kind::List(of) if matches!(&**of, Kind::Of(t) if t == "L")) {
                    key.kind = Kind::List(Box::new(inner.clone()));
                }
            }
        }
        self.described.insert(name.to_owned(), described);
    }
}

enum Raw {
    Struct(ItemStruct),
    Enum(ItemEnum),
    Columns(Vec<String>),
}

fn label(kind: &Kind) -> String {
    match kind {
        Kind::Of(name) => name.clone(),
        Kind::List(of) | Kind::Nullable(of) | Kind::Map(of) => label(of),
        Kind::Text | Kind::Tuple(_) => "Text".to_owned(),
        Kind::Integer | Kind::Number => "Number".to_owned(),
        Kind::Flag => "Flag".to_owned(),
    }
}

/// What the documentation says, in one line; names of types in brackets stand without.
fn documentation(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(of) if of.path.is_ident("doc") => match &of.value {
            Expr::Lit(literal) => {
                if let Lit::Str(text) = &literal.lit {
                    Some(text.value().trim().to_owned())
                } else {
                    None
                }
            }
            _ => None,
        },
        _ => None,
    };
    let text = attributes.iter().filter_map(line).collect::<Vec<_>>().join(" ");
    let plain = text.replace("[`crate::report::MOST_ROWS_IN_WORDS`]", "10,000").replace("[`", "`").replace("`]", "`");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The arguments of `#[serde(…)]`, each as text.
fn serde(attributes: &[Attribute]) -> Vec<String> {
    let own = attributes.iter().filter(|a| a.path().is_ident("serde"));
    own.flat_map(|a| {
        let list = a.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).expect("arguments");
        list.into_iter().map(|meta| match meta {
            Meta::NameValue(of) => {
                let value = match &of.value {
                    Expr::Lit(literal) => {
                        if let Lit::Str(text) = &literal.lit {
                            text.value()
                        } else {
                            String::new()
                        }
                    }
                    _ => String::new(),
                };
                format!("{} = \"{value}\"", of.path.get_ident().expect("a name"))
            }
            Meta::Path(path) => path.get_ident().expect("a name").to_string(),
            Meta::List(list) => list.path.get_ident().expect("a name").to_string(),
        })
    })
    .collect()
}

fn value_of(attributes: &[Attribute], key: &str) -> Option<String> {
    let start = format!("{key} = \"");
    serde(attributes).iter().find_map(|s| s.strip_prefix(&start).map(|rest| rest.trim_end_matches('"').to_owned()))
}

fn renamed(attributes: &[Attribute]) -> Option<String> {
    value_of(attributes, "rename")
}

fn rename_all(attributes: &[Attribute]) -> String {
    value_of(attributes, "rename_all").unwrap_or_default()
}

fn styled(name: &str, style: &str) -> String {
    match style {
        "snake_case" => {
            let mut out = String::new();
            for (n, c) in name.chars().enumerate() {
                if c.is_uppercase() && n > 0 {
                    out.push('_');
                }
                out.extend(c.to_lowercase());
            }
            out
        }
        "lowercase" => name.to_lowercase(),
        _ => name.to_owned(),
    }
}
