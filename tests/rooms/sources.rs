//! The modules of `src/` as `syn` reads them, and which file uses which: every path is followed through re-exports to the file that
//! defines what it names. Code that only tests compile is left out.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A path of names from the root of the crate: `["feed", "text", "quotes"]`.
pub type Names = Vec<String>;

/// One module: what its file declares and what it uses.
#[derive(Debug, Default)]
pub struct Module {
    /// Below `src/`; modules inside a file have the file's.
    pub file: String,
    pub lines: usize,
    /// Names the file defines itself: types, functions, constants, macros.
    items: BTreeSet<String>,
    /// Names that `use` brings in, as absolute paths.
    imports: BTreeMap<String, Names>,
    /// Modules all of whose names `use m::*` brings in.
    globs: Vec<Names>,
    /// Paths used, with their lines; a `pub use` is none, since whoever follows it arrives at the definition.
    uses: Vec<(usize, Names)>,
    /// What `pub use` hands on.
    published: Vec<(usize, Names)>,
}

/// One file uses what another defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    pub from: String,
    pub line: usize,
    pub to: String,
}

/// All modules of a crate by their paths.
#[derive(Debug, Default)]
pub struct Sources {
    pub modules: BTreeMap<Names, Module>,
    /// The first name of every path, with its file and line: where other crates are named.
    pub roots: Vec<(String, usize, String)>,
}

impl Sources {
    /// Reads every `.rs` file below `src`, but those that only tests compile.
    pub fn read(src: &Path) -> Self {
        let mut files = Vec::new();
        list(src, "", &mut files);
        Self::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// The same of texts by their paths below `src/`.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = Self::default();
        let mut tests = BTreeSet::new();
        for (path, text) in files {
            let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("src/{path}: {error}"));
            let name = module_name(path);
            sources.add(path, &name, text.lines().count(), &parsed.items, &mut tests);
        }
        let of_tests = |name: &Names| (1..=name.len()).any(|n| tests.contains(&name[..n]));
        sources.modules.retain(|name, _| !of_tests(name));
        sources
    }

    fn add(&mut self, file: &str, name: &Names, lines: usize, items: &[Item], tests: &mut BTreeSet<Names>) {
        let mut module = Module { file: file.to_owned(), lines, ..Module::default() };
        for item in items {
            if let Item::Mod(inner) = item {
                let mut inner_name = name.clone();
                inner_name.push(inner.ident.to_string());
                if only_tests(&inner.attrs) {
                    tests.insert(inner_name);
                } else if let Some((_, items)) = &inner.content {
                    self.add(file, &inner_name, 0, items, tests);
                }
                continue;
            }
            if only_tests(attributes(item)) {
                continue;
            }
            match item {
                Item::Use(used) => {
                    let public = !matches!(used.vis, syn::Visibility::Inherited);
                    let line = used.use_token.span.start().line;
                    let before = module.uses.len();
                    module.import(&used.tree, &mut Vec::new(), line);
                    if public {
                        module.published.extend(module.uses.split_off(before));
                    }
                }
                other => {
                    module.items.extend(defined(other));
                    let mut found = Paths::default();
                    found.visit_item(other);
                    module.uses.extend(found.0);
                }
            }
        }
        let named = module.uses.iter().chain(&module.published);
        self.roots.extend(named.map(|(line, path)| (file.to_owned(), *line, path[0].clone())));
        self.modules.insert(name.clone(), module);
    }

    /// Every use of one file's definitions in another.
    pub fn edges(&self) -> Vec<Edge> {
        let mut edges = BTreeMap::new();
        for (name, module) in &self.modules {
            for (line, path) in &module.uses {
                let Some(to) = self.resolve(name, path, 0) else { continue };
                let key = (module.file.clone(), to.clone());
                if module.file != to {
                    edges.entry(key).or_insert(*line);
                }
            }
        }
        edges.into_iter().map(|((from, to), line)| Edge { from, line, to }).collect()
    }

    /// The file that defines what a path means when it stands in a module; None for other crates and the standard library.
    fn resolve(&self, here: &Names, path: &[String], depth: usize) -> Option<String> {
        let (mut at, mut rest): (Names, &[String]) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (here.clone(), &path[1..]),
            "super" => {
                let supers = path.iter().take_while(|name| *name == "super").count();
                (here[..here.len().checked_sub(supers)?].to_vec(), &path[supers..])
            }
            first => {
                let module = self.modules.get(here)?;
                let mut child = here.clone();
                child.push(first.to_owned());
                if !self.modules.contains_key(&child) && !module.items.contains(first) {
                    let target = module.imports.get(first)?;
                    if depth > 12 || target.as_slice() == path {
                        return None;
                    }
                    let whole: Names = target.iter().chain(&path[1..]).cloned().collect();
                    return self.resolve(here, &whole, depth + 1);
                }
                (here.clone(), path)
            }
        };
        while let Some(name) = rest.first() {
            let mut child = at.clone();
            child.push(name.clone());
            if !self.modules.contains_key(&child) {
                break;
            }
            (at, rest) = (child, &rest[1..]);
        }
        let module = self.modules.get(&at)?;
        // A module by itself: what is used of it is named where it is used.
        let name = rest.first()?;
        if module.items.contains(name) || depth > 12 {
            return Some(module.file.clone());
        }
        if let Some(target) = module.imports.get(name) {
            let whole: Names = target.iter().chain(&rest[1..]).cloned().collect();
            return self.resolve(&at, &whole, depth + 1);
        }
        module.globs.iter().find_map(|glob| {
            let whole: Names = glob.iter().chain(rest).cloned().collect();
            self.resolve(&at, &whole, depth + 1).filter(|file| *file != module.file)
        })
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, before: &mut Names, line: usize) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before, line);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, line)),
            UseTree::Name(name) => {
                let mut whole = before.clone();
                if name.ident != "self" {
                    whole.push(name.ident.to_string());
                }
                let short = whole.last().cloned().unwrap_or_default();
                self.bring(short, whole, line);
            }
            UseTree::Rename(rename) => {
                let mut whole = before.clone();
                if rename.ident != "self" {
                    whole.push(rename.ident.to_string());
                }
                self.bring(rename.rename.to_string(), whole, line);
            }
            UseTree::Glob(_) => {
                self.uses.push((line, before.clone()));
                self.globs.push(before.clone());
            }
        }
    }

    fn bring(&mut self, short: String, whole: Names, line: usize) {
        self.uses.push((line, whole.clone()));
        self.imports.insert(short, whole);
    }
}

/// Every path in a piece of code, those in the arguments of macros too.
#[derive(Default)]
struct Paths(Vec<(usize, Names)>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let line = path.segments.first().map_or(0, |s| s.ident.span().start().line);
        self.0.push((line, path.segments.iter().map(|s| s.ident.to_string()).collect()));
        visit::visit_path(self, path);
    }

    /// `pub(super)` and `pub(in …)` use nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, macro_: &'ast syn::Macro) {
        self.tokens(macro_.tokens.clone());
        visit::visit_macro(self, macro_);
    }

    fn visit_item_mod(&mut self, inner: &'ast syn::ItemMod) {
        if !only_tests(&inner.attrs) {
            visit::visit_item_mod(self, inner);
        }
    }

    fn visit_item_use(&mut self, used: &'ast syn::ItemUse) {
        let mut module = Module::default();
        module.import(&used.tree, &mut Vec::new(), used.use_token.span.start().line);
        self.0.extend(module.uses);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !only_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }
}

impl Paths {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Names = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end(&mut path, line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(p) if p.as_char() == ':' => colons += 1,
                other => {
                    self.end(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Names, line: usize) {
        if !path.is_empty() {
            self.0.push((line, std::mem::take(path)));
        }
    }
}

fn list(root: &Path, under: &str, files: &mut Vec<(String, String)>) {
    let mut names: Vec<_> = fs::read_dir(root.join(under)).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    for name in names {
        let name = name.to_str().expect("sources have plain names");
        let path = if under.is_empty() { name.to_owned() } else { format!("{under}/{name}") };
        if root.join(&path).is_dir() {
            list(root, &path, files);
        } else if Path::new(name).extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(root.join(&path)).unwrap();
            files.push((path, text));
        }
    }
}

fn module_name(path: &str) -> Names {
    let mut names: Names = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|name| name == "mod") || names == ["lib"] {
        names.pop();
    }
    names
}

/// `#[cfg(test)]`, also among other conditions, but not `#[cfg(not(test))]`.
fn only_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| {
        let syn::Meta::List(list) = &a.meta else { return false };
        let text = list.tokens.to_string();
        a.path().is_ident("cfg") && text.contains("test") && !text.contains("not")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Macro(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(i) => &i.ident,
        Item::Enum(i) => &i.ident,
        Item::Fn(i) => &i.sig.ident,
        Item::Macro(i) => i.ident.as_ref()?,
        Item::Static(i) => &i.ident,
        Item::Struct(i) => &i.ident,
        Item::Trait(i) => &i.ident,
        Item::Type(i) => &i.ident,
        _ => return None,
    };
    Some(name.to_string())
}
