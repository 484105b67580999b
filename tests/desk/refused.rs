//! Requests that are refused: from elsewhere, without the token, to places outside the project, too large.

use super::client::Desk;
use serde_json::json;

#[test]
fn only_the_page_that_was_opened_is_let_in() {
    let desk = Desk::of("aldermere");
    let (host, origin) = (desk.host(), desk.origin());
    let status = |method: &str, path: &str, lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        desk.raw(method, path, &lines, &[]).status
    };
    let month = desk.at("month");
    assert_eq!(status("GET", &month, &[&host]), 200);
    assert_eq!(status("GET", &month, &[&host, &origin, "Sec-Fetch-Site: same-origin"]), 200);
    let local = format!("Host: localhost:{}", desk.port);
    assert_eq!(status("GET", &month, &[&local]), 200);
    for (path, lines) in [
        (month.as_str(), &["Host: example.org"][..]),
        (&month, &["Host: 127.0.0.1"]),
        (&month, &[]),
        (&month, &[&host, "Origin: http://example.org"]),
        (&month, &[&host, "Origin: null"]),
        (&month, &[&host, "Sec-Fetch-Site: cross-site"]),
        ("/", &[&host]),
        ("/month", &[&host]),
        ("/00000000000000000000000000000000/month", &[&host]),
        ("/assets/desk.css", &[&host]),
    ] {
        // HTTP/1.1 itself asks for a host.
        assert!([400, 403].contains(&status("GET", path, lines)), "{path} {lines:?}");
    }
    let jobs = desk.at("jobs");
    assert_eq!(status("POST", &jobs, &[&host]), 403);
    assert_eq!(status("POST", &jobs, &[&host, "Origin: https://127.0.0.1"]), 403);
    let answer = desk.get("month");
    for line in [
        "content-security-policy: default-src 'none'; script-src 'self'",
        "x-frame-options: DENY",
        "cache-control: no-store",
        "referrer-policy: no-referrer",
    ] {
        assert!(answer.head.contains(line), "{line}\n{}", answer.head);
    }
    assert!(!answer.body.contains(" style=") && !answer.body.contains(" onclick="), "nothing inline");
}

#[test]
fn no_path_leads_out_of_the_project() {
    let desk = Desk::of("aldermere");
    std::fs::create_dir_all(desk.project().join("reports")).expect("a folder");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.project().join("onpace.toml"), desk.project().join("reports/link"))
            .expect("a link");
        std::os::unix::fs::symlink("/etc", desk.project().join("reports/etc")).expect("a link");
    }
    for path in ["../onpace.toml", "%2e%2e/onpace.toml", "/etc/passwd", "link", "etc/passwd", "..%5conpace.toml", ""] {
        assert_eq!(desk.get(&format!("file?path={path}")).status, 404, "{path}");
    }
    assert_eq!(desk.get("file?of=feeds&path=x").status, 404);
    for name in ["../x.csv", "/tmp/x.csv", "a/../../x.csv", "", "..", "C:%5cx.csv"] {
        assert_eq!(desk.post(&format!("inbox?name={name}"), b"a,b\n1,2\n").status, 400, "{name}");
    }
    // What stands there is no folder of files any more.
    assert_eq!(desk.post("place?name=x.csv", b"a").status, 409);
    for ask in [
        json!({ "verb": "verify", "folder": "../feeds" }),
        json!({ "verb": "verify", "folder": "/etc" }),
        json!({ "verb": "take", "item": "../../etc/passwd", "by": "a" }),
    ] {
        assert_eq!(desk.post("jobs", ask.to_string().as_bytes()).status, 400, "{ask}");
    }
    assert_eq!(desk.post("jobs", br#"{"verb":"rm","path":"/"}"#).status, 422);
    let edit = json!({ "file": "../x", "base": "", "text": "a" });
    assert_eq!(desk.post("edit/save?by=Clerk", edit.to_string().as_bytes()).status, 400);

    let empty = Desk::of_nothing();
    for name in ["../x.csv", "/tmp/x.csv", "a/../../x.csv"] {
        assert_eq!(empty.post(&format!("place?name={name}"), b"a,b\n1,2\n").status, 400, "{name}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/tmp", empty.project().join("out")).expect("a link");
        assert_eq!(empty.post("place?name=out/x.csv", b"a,b\n1,2\n").status, 400);
    }
    assert_eq!(empty.post("place?name=a/x.csv", b"a,b\n1,2\n").status, 200);
    assert_eq!(empty.post("place?name=a/x.csv", b"other").status, 409, "what stands there stays");
    assert_eq!(empty.text("a/x.csv"), "a,b\n1,2\n");
}

#[test]
fn what_is_too_large_is_refused() {
    let desk = Desk::of("aldermere");
    let lines = [desk.host(), desk.origin(), format!("Content-Length: {}", 300_u64 << 20)];
    let answer = desk.raw("POST", &desk.at("inbox?name=big.csv"), &lines, &[]);
    assert_eq!(answer.status, 413, "{}", answer.body);
    // The same without saying so beforehand.
    let lines = [desk.host(), desk.origin(), "Transfer-Encoding: chunked".to_owned()];
    let mut body = Vec::new();
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..257 {
        body.extend_from_slice(b"100000\r\n");
        body.extend_from_slice(&piece);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"0\r\n\r\n");
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", desk.port)).expect("a connection");
    let head = format!(
        "POST {} HTTP/1.1\r\nConnection: close\r\n{}\r\n\r\n",
        desk.at("inbox?name=big.csv"),
        lines.join("\r\n")
    );
    std::io::Write::write_all(&mut stream, head.as_bytes()).expect("sent");
    let _ = std::io::Write::write_all(&mut stream, &body);
    let mut answer = String::new();
    let _ = std::io::Read::read_to_string(&mut stream, &mut answer);
    // The connection may be cut before the answer is read; nothing was kept in either case.
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    let names = desk.get("feeds").body;
    assert!(!names.contains("big.csv"));
}

#[test]
fn a_workbook_that_unpacks_without_end_is_told_and_does_no_harm() {
    use std::io::Write;
    let desk = Desk::of("aldermere");
    let mut packed = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut packed);
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for part in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        zip.start_file(part, options).expect("a part");
        let piece = vec![b' '; 1 << 20];
        for _ in 0..200 {
            zip.write_all(&piece).expect("written");
        }
    }
    zip.finish().expect("a package");
    let item = desk.dropped("bomb.xlsx", packed.get_ref());
    let found = desk.ran(&json!({ "verb": "look", "item": item }));
    assert_ne!(found["exit"], 0, "{found}");
    assert!(!found["said"].as_array().expect("lines").is_empty(), "{found}");
    assert_eq!(desk.get("month").status, 200);
}
