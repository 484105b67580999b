//! The codes of errors, warnings, notes and rejected rows: each that stands in the sources is in the reference, and no other.

use onpace::words::Language;
use onpace::words::reference::ids;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use syn::visit::Visit;
use syn::{Expr, ExprLit, ImplItemFn, ItemMod, Lit, LitStr};

/// The sources of the library: paths and texts.
pub(super) fn sources() -> Vec<(String, String)> {
    fn visit(folder: &Path, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("its entries too").path();
            if path.is_dir() {
                visit(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                all.push((path.display().to_string(), fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    let mut all = Vec::new();
    visit(&super::root().join("src"), &mut all);
    all.retain(|(path, _)| !path.contains("/tests/"));
    all
}

/// Every text in a source.
pub(super) fn texts(source: &str) -> Vec<String> {
    struct Texts(Vec<String>);
    impl Visit<'_> for Texts {
        fn visit_lit_str(&mut self, text: &LitStr) {
            self.0.push(text.value());
        }
    }
    let mut found = Texts(Vec::new());
    found.visit_file(&syn::parse_file(source).expect("a source is Rust"));
    found.0
}

/// The functions that take a code first, or second.
const TAKE_A_CODE: [&str; 6] = ["error", "warning", "note", "fault", "row_fault", "interned"];

/// Finds the codes of one file.
#[derive(Default)]
struct Codes(BTreeSet<String>);

fn text_of(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Codes are words with hyphens; one is a single word.
fn is_like_a_code(text: &str) -> bool {
    (text.contains('-') || text == "encrypted")
        && text.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
}

impl Codes {
    fn add(&mut self, expr: &Expr) {
        self.0.extend(text_of(expr).filter(|text| is_like_a_code(text)));
    }

    fn of_call(&mut self, name: &str, args: &syn::punctuated::Punctuated<Expr, syn::Token![,]>) {
        if TAKE_A_CODE.contains(&name) {
            args.iter().take(2).for_each(|arg| self.add(arg));
        }
    }
}

impl<'ast> Visit<'ast> for Codes {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let is_test = module.attrs.iter().any(|a| a.path().is_ident("cfg"));
        if !is_test {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.of_call(&last.ident.to_string(), &call.args);
        }
        syn::visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.of_call(&call.method.to_string(), &call.args);
        syn::visit::visit_expr_method_call(self, call);
    }

    /// Inside `vec![…]` and its like.
    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        let list = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        for expr in found.parse_body_with(list).into_iter().flatten() {
            let mut inside = Codes::default();
            inside.visit_expr(&expr);
            self.0.extend(inside.0);
        }
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        if matches!(&field.member, syn::Member::Named(name) if name == "code") {
            self.add(&field.expr);
        }
        syn::visit::visit_field_value(self, field);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let (syn::Pat::Ident(name), Some(init)) = (&local.pat, &local.init)
            && name.ident == "code"
        {
            self.add(&init.expr);
        }
        syn::visit::visit_local(self, local);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if item.ident == "CODE" {
            self.add(&item.expr);
        }
        syn::visit::visit_item_const(self, item);
    }

    /// A code beside its message: `("long-id", say!(…))`.
    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        let says = |expr: &Expr| matches!(expr, Expr::Macro(mac) if mac.mac.path.is_ident("say"));
        if tuple.elems.iter().any(says) {
            tuple.elems.iter().for_each(|expr| self.add(expr));
        }
        syn::visit::visit_expr_tuple(self, tuple);
    }

    /// What a method called `code` answers.
    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if function.sig.ident == "code" {
            struct Answers<'a>(&'a mut Codes);
            impl Visit<'_> for Answers<'_> {
                fn visit_expr_lit(&mut self, literal: &ExprLit) {
                    self.0.add(&Expr::Lit(literal.clone()));
                }
            }
            Answers(self).visit_block(&function.block);
        }
        syn::visit::visit_impl_item_fn(self, function);
    }
}

fn codes_of(source: &str) -> BTreeSet<String> {
    let mut codes = Codes::default();
    codes.visit_file(&syn::parse_file(source).expect("a source is Rust"));
    codes.0
}

#[test]
fn every_code_is_told_and_no_other() {
    let used: BTreeSet<String> = sources().iter().flat_map(|(_, source)| codes_of(source)).collect();
    assert!(used.len() > 100, "{} codes were found", used.len());
    let told: BTreeSet<String> =
        ids(Language::default()).filter_map(|id| id.strip_prefix("code.")).map(str::to_owned).collect();
    let untold: Vec<&String> = used.difference(&told).collect();
    let unused: Vec<&String> = told.difference(&used).collect();
    assert!(untold.is_empty() && unused.is_empty(), "not told: {untold:?}; not used: {unused:?}");
}

#[test]
fn the_scan_sees_codes_wherever_they_stand() {
    let source = r#"
        const CODE: &str = "a-const";
        fn f() {
            findings.error("an-error", at, say!("no-code"));
            let x = Diagnostic::warning("a-warning", m).hint(say!("no-hint"));
            let (code, message) = if c { ("a-tuple", say!("x-y")) } else { ("b-tuple", say!("x-z")) };
            Reject { code: "a-field", raw };
            row_fault(row, "a-fault", message, "");
            table.text("not-one");
            copy.warnings = vec![Diagnostic::warning("in-a-list", m)];
        }
        impl R { fn code(&self) -> &str { match self { A => "an-answer", B => "encrypted" } } }
        #[cfg(test)]
        mod tests { fn g() { error("of-a-test", m); } }"#;
    let expected = [
        "a-const",
        "a-fault",
        "a-field",
        "a-tuple",
        "a-warning",
        "an-answer",
        "an-error",
        "b-tuple",
        "encrypted",
        "in-a-list",
    ];
    assert_eq!(codes_of(source).into_iter().collect::<Vec<_>>(), expected);
}
