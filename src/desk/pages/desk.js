'use strict';
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const one = (selector, root) => (root || document).querySelector(selector);
  const body = document.body;
  const words = (id) => one('#' + id).content.firstElementChild.dataset;
  const at = (path, parameters) => path + '?' + new URLSearchParams(Object.assign({ lang: body.dataset.lang }, parameters));
  document.documentElement.classList.add('js');

  const make = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  // Light and dark: as the system says, until the reader says otherwise.
  const dark = one('#dark');
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = localStorage.getItem('onpace-theme');
  const paint = () => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    dark.setAttribute('aria-pressed', String(chosen ? chosen === 'dark' : system.matches));
  };
  dark.hidden = false;
  dark.addEventListener('click', () => {
    chosen = dark.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    localStorage.setItem('onpace-theme', chosen);
    paint();
  });
  system.addEventListener('change', paint);
  paint();

  // A choice is followed at once.
  all('.when select, select[data-go]').forEach((select) => select.addEventListener('change', () => select.form.submit()));

  // What the server tells: lines of verbs, changes on the disk.
  const news = one('#news');
  const say = (text, again) => {
    news.replaceChildren(make('span', text));
    if (again) {
      const link = make('a', body.dataset.reload);
      link.href = location.href;
      news.append(' ', link);
    }
    news.hidden = false;
  };
  const jobs = new Map();
  let quiet = false;
  const listen = () => {
    const source = new EventSource('events');
    source.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (event.what === 'trouble') say(event.text);
      if (event.what === 'line' && jobs.has(event.job)) jobs.get(event.job).line(event.line);
      if (event.what === 'progress' && jobs.has(event.job)) jobs.get(event.job).progress(event.text);
      if (event.what === 'ended' && jobs.has(event.job)) jobs.get(event.job).look();
      if (event.what === 'inbox' && ['feeds', 'draft'].includes(body.dataset.page) && !quiet) location.reload();
      if (event.what === 'changed' && jobs.size === 0) say(body.dataset.changed, true);
    };
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) say(body.dataset.lost);
    };
    source.onopen = () => {
      for (const job of jobs.values()) job.look();
    };
    addEventListener('pagehide', () => source.close());
  };
  listen();

  const asked = async (path, options) => {
    const answer = await fetch(path, options);
    if (!answer.ok) throw new Error((await answer.text()) || String(answer.status));
    return answer.json();
  };

  // Runs a verb and shows it where it was asked for; what it found is handed on when it has ended. Resolves then.
  const run = (ask, place, ended) => new Promise((settled) => {
    begin(ask, place, (found, shown) => {
      if (found && ended) ended(found, shown);
      settled(found);
    }, !ended);
  });
  const begin = async (ask, place, ended, plain) => {
    const shown = one('#job').content.cloneNode(true).firstElementChild;
    const states = words('states');
    const state = one('.state', shown);
    const said = one('pre', shown);
    const stop = one('.stop', shown);
    place.replaceChildren(shown);
    const begun = Date.now();
    let over = false;
    let doing = '';
    const tick = setInterval(() => {
      if (!over) state.textContent = states.runs + ' ' + Math.round((Date.now() - begun) / 1000) + ' s ' + doing;
    }, 500);
    state.textContent = states.runs;
    let job;
    try {
      job = await asked(at('jobs'), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(ask) });
    } catch (error) {
      clearInterval(tick);
      state.textContent = error.message;
      stop.remove();
      ended(null, shown);
      return;
    }
    one('.command', shown).textContent = job.command;
    stop.addEventListener('click', () => asked(at('job/stop', { job: job.job }), { method: 'POST' }));
    const look = async () => {
      if (over) return;
      const found = await asked(at('job', { job: job.job }));
      said.textContent = found.said.join('\n');
      if (!found.ended || over) return;
      over = true;
      clearInterval(tick);
      jobs.delete(job.job);
      stop.remove();
      shown.dataset.exit = found.exit;
      state.textContent = found.stopped ? states.stopped : found.exit === 0 ? states.done : found.exit === 1 ? states.findings : states.failed;
      if (plain) said.textContent = found.said.concat(found.output || []).join('\n');
      ended(found, shown);
    };
    jobs.set(job.job, { line: (line) => { said.textContent += line + '\n'; }, progress: (text) => { doing = text; }, look });
    look();
  };

  // The feeds: files are dropped in, looked at, and taken.
  const drop = one('#drop');
  const send = async (files) => {
    quiet = true;
    // A folder that is a project already is one from its last file on.
    const last = (file) => (file.name === 'onpace.toml' ? 1 : 0);
    files.sort((a, b) => last(a) - last(b));
    for (const file of files) {
      try {
        const name = drop.dataset.to === 'place' ? file.below || file.webkitRelativePath || file.name : file.name;
        const parameters = drop.dataset.for ? { name, for: drop.dataset.for } : { name };
        await asked(at(drop.dataset.to || 'inbox', parameters), { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file });
      } catch (error) {
        say(error.message || drop.dataset.refused);
        quiet = false;
        return;
      }
    }
    location.reload();
  };
  const entries = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      file.below = entry.fullPath.replace(/^\//, '');
      return [file];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return found;
      for (const below of some) found.push(...(await entries(below)));
    }
  };
  if (drop) {
    ['dragover', 'dragenter'].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    }));
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', async (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      const given = Array.from(event.dataTransfer.items).map((item) => item.webkitGetAsEntry()).filter((entry) => entry);
      const files = [];
      for (const entry of given) files.push(...(await entries(entry)));
      send(files);
    });
    all('#file, #folder').forEach((input) => input.addEventListener('change', (event) => send(Array.from(event.target.files))));
  }
  const by = one('#by');
  if (by) {
    by.value = localStorage.getItem('onpace-by') || '';
    by.addEventListener('change', () => localStorage.setItem('onpace-by', by.value));
  }
  const tag = (list, label, value) => {
    if (value === null || value === undefined || value === '') return;
    list.append(make('span', label + ' ' + value));
  };
  const pick = (text) => (text && text[body.dataset.lang === 'en' ? 'en' : 'zh']) || '';
  const parse = (text) => { try { return JSON.parse(text); } catch (error) { return null; } };
  // A type as people call it: data-kind-date.
  const kind = (w, type) => w['kind' + type.charAt(0).toUpperCase() + type.slice(1)] || type;
  const showFound = (place, read, added) => {
    const w = words('found-words');
    const tags = make('p', null, 'tags');
    if (added) {
      tag(tags, w.feed, added.feeds.join(', '));
      tag(tags, w.path, added.path);
      [['is_new_feed', w.new], ['corrects', w.corrects], ['already_there', w.there]].forEach(([key, text]) => {
        if (added[key]) tags.append(make('b', text));
      });
    }
    place.replaceChildren(tags);
    if (!read) return;
    tag(tags, w.written, read.written);
    tag(tags, w.header, read.header_line);
    tag(tags, w.period, read.period);
    tag(tags, w.used, read.used);
    tag(tags, w.rejected, read.rejected);
    tag(tags, w.skipped, read.skipped);
    const table = (heads, rows) => {
      const scroll = make('div', null, 'scroll');
      scroll.tabIndex = 0;
      const made = make('table');
      const head = made.createTHead().insertRow();
      heads.forEach((text) => { const th = make('th', text); th.scope = 'col'; head.append(th); });
      const rowsOf = made.createTBody();
      rows.forEach((cells) => {
        const row = rowsOf.insertRow();
        cells.forEach((cell) => {
          if (cell instanceof Node) row.insertCell().append(cell);
          else row.insertCell().textContent = cell === null || cell === undefined ? '' : cell;
        });
      });
      scroll.append(made);
      place.append(scroll);
    };
    if (read.warnings.length > 0) {
      const list = make('ul', null, 'findings');
      read.warnings.slice(0, 20).forEach((d) => {
        const item = make('li', pick(d.message));
        if (d.hint) item.append(make('span', '→ ' + pick(d.hint), 'hint'));
        list.append(item);
      });
      place.append(list);
    }
    table([w.column, w.type, w.unit], read.columns.map((c) => [c.header, kind(w, c.type), c.unit]));
    if (read.rejects.length > 0) {
      table([w.line, w.column, w.cell, w.mend], read.rejects.slice(0, 50).map((r) => [r.line, r.column, make('mark', r.raw), r.message]));
    }
  };
  const lookAt = async (item) => {
    const found = one('.found', item);
    const id = item.dataset.item;
    const looked = await run({ verb: 'look', item: id }, found);
    const added = looked && (parse(looked.output) || [])[0];
    const feed = added && !added.is_new_feed ? added.feeds[0] : '';
    const read = await run({ verb: 'read', item: id, feed }, found);
    showFound(found, read && parse(read.output), added);
    // What stands in its way, such as a period that its name does not say, is told above what was read.
    if (!added && looked) found.prepend(make('pre', looked.said.join('\n'), 'told-of'));
    if (!added || added.already_there || added.is_new_feed || !added.path) return;
    const effects = await asked(at('effects', { item: id, path: added.path, as_of: body.dataset.asof }));
    if (effects.texts.length === 0) return;
    found.append(make('h4', words('found-words').effects + (effects.as_of ? ' ' + effects.as_of : '')));
    const list = make('ul', null, 'findings');
    effects.texts.slice(0, 40).forEach((text) => list.append(make('li', text)));
    found.append(list);
  };
  // One after the other: each is a process.
  all('.inbox > li').reduce((before, item) => before.then(() => lookAt(item)), Promise.resolve());
  all('.inbox > li').forEach((item) => {
    const found = one('.found', item);
    const id = item.dataset.item;
    one('.away', item).addEventListener('click', () => asked(at('inbox/away', { item: id }), { method: 'POST' }));
    one('.back', item).addEventListener('click', () => {
      run({ verb: 'send_back', item: id, by: by.value, feed: one('.feed', item).value }, found, (sent, shown) => {
        one('pre', shown).textContent = sent.said.join('\n');
        sent.output.split('\n').filter((path) => path).forEach((path) => {
          const link = make('a', path.split(/[\\/]/).pop());
          link.href = at('file', { of: 'returns', path: link.textContent, save: 1 });
          link.download = '';
          const line = make('p');
          line.append(link);
          shown.append(line);
        });
      });
    });
    one('.take', item).addEventListener('click', () => {
      quiet = true;
      const ask = { verb: 'take', item: id, by: by.value, feed: one('.feed', item).value, period: one('.period', item).value, version: one('.version', item).value };
      run(ask, found, (taken, shown) => {
        if (taken.exit !== 0) return;
        const next = make('a', body.dataset.reload);
        next.href = location.href;
        shown.append(next);
        one('.doing', item).remove();
        one('.fields', item).remove();
      });
    });
  });

  // A new project: what is guessed of the files, then the project.
  const init = one('#init');
  if (init) {
    const guessed = one('#guessed');
    const w = guessed.dataset;
    const wishes = (verb) => Object.assign({ verb }, Object.fromEntries(new FormData(init)));
    const showGuess = (found) => {
      guessed.replaceChildren();
      found.feeds.forEach((feed) => {
        const box = make('details', null, 'keys');
        box.open = true;
        const head = make('summary');
        head.append(make('b', feed.name || feed.id), ' ', make('code', feed.files), ' ' + w.used + ' ' + feed.taken.used + ' · ' + w.rejected + ' ' + feed.taken.rejected);
        box.append(head);
        const table = make('table');
        const row = table.createTHead().insertRow();
        [w.column, w.type, w.unit].forEach((text) => { const th = make('th', text); th.scope = 'col'; row.append(th); });
        const rows = table.createTBody();
        feed.columns.forEach((column) => {
          const cells = rows.insertRow();
          [column.header.join(' / '), kind(w, column.type) + (column.private ? ' · ' + w.private : ''), column.unit || ''].forEach((text) => { cells.insertCell().textContent = text; });
        });
        const scroll = make('div', null, 'scroll');
        scroll.tabIndex = 0;
        scroll.append(table);
        box.append(scroll);
        const list = make('ul', null, 'findings');
        feed.guesses.forEach((guess) => list.append(make('li', guess.key + ': ' + pick(guess.why))));
        feed.indicators.forEach((indicator) => {
          const item = make('li');
          item.append(make('b', indicator.name), ' ' + [indicator.kind, indicator.unit].filter((text) => text).join(' · '));
          indicator.guesses.forEach((guess) => item.append(make('span', guess.key + ': ' + pick(guess.why), 'hint')));
          list.append(item);
        });
        box.append(list);
        guessed.append(box);
      });
    };
    one('.look', init).addEventListener('click', () => run(wishes('guess'), one('#made'), (found, shown) => {
      const known = parse(found.output);
      if (!known) return;
      shown.querySelector('.words').open = found.said.length > 0;
      showGuess(known);
    }));
    init.addEventListener('submit', (event) => {
      event.preventDefault();
      run(wishes('init'), one('#made'), (found, shown) => {
        one('pre', shown).textContent = found.said.concat(found.output).join('\n');
        if (found.exit !== 0) return;
        const next = make('a', w.next, 'button');
        next.href = at('targets', { file: 'onpace.toml' });
        shown.append(next);
      });
    });
  }

  // A draft: what a person accepts goes into the targets.
  const proposals = one('#proposals');
  if (proposals) {
    one('.away').addEventListener('click', (event) => asked(at('inbox/away', { item: event.target.dataset.item }), { method: 'POST' }));
    proposals.addEventListener('input', (event) => {
      const card = event.target.closest('.proposal');
      if (card && event.target.dataset.name) one('.accept', card).checked = true;
    });
    const take = one('.take', proposals);
    if (take) {
      take.addEventListener('click', () => {
        const rows = all('.proposal', proposals).filter((card) => one('.accept', card).checked).map((card) => {
          const cells = {};
          all('[data-name]', card).forEach((input) => { if (input.value !== input.dataset.was) cells[input.dataset.name] = input.value; });
          return { n: Number(card.dataset.n), cells };
        });
        if (rows.length === 0) { say(proposals.dataset.none); return; }
        run({ verb: 'accept', item: proposals.dataset.item, rows, add_indicators: one('#add-indicators').checked }, one('#made'), (found, shown) => {
          one('pre', shown).textContent = found.said.concat(found.output).join('\n');
        });
      });
    }
  }

  // Targets and indicators: what is typed is checked by the catalog, and written where a person says so.
  const edit = one('#edit');
  if (edit) {
    const state = one('.state', edit);
    const save = one('.save', edit);
    const shown = one('.check', edit);
    const raw = one('#text');
    const fields = () => all('[data-was]', edit);
    const changed = (field) => field.value !== field.dataset.was;
    let removed = [];
    const change = () => {
      const asked = { file: edit.dataset.file, base: edit.dataset.base, rows: [], keys: [], text: null };
      if (raw && raw.value !== raw.defaultValue) {
        asked.text = raw.value;
        return asked;
      }
      fields().forEach((field) => {
        const row = field.closest('tr');
        const keys = field.closest('.keys');
        if (keys) {
          if (!changed(field)) return;
          const tables = keys.dataset.path ? keys.dataset.path.split('\n') : [];
          asked.keys.push({ path: tables.concat(field.dataset.key), value: field.value === '' ? null : field.value, literal: field.dataset.literal === '1' });
        } else if (row && row.dataset.row !== undefined && changed(field)) {
          asked.rows.push({ cell: { row: Number(row.dataset.row), column: Number(field.dataset.column), value: field.value } });
        }
      });
      removed.forEach((row) => asked.rows.push({ remove: { row } }));
      all('tbody tr:not([data-row])', edit).forEach((row) => {
        const cells = all('input', row).map((input) => input.value);
        if (cells.some((cell) => cell !== '')) asked.rows.push({ add: { cells } });
      });
      return asked;
    };
    const isNew = (asked) => asked.text !== null || asked.rows.length > 0 || asked.keys.length > 0;
    const show = (found) => {
      const list = make('ul', null, 'findings');
      found.slice(0, 30).forEach((d) => {
        const item = make('li', null, 'finding ' + d.severity);
        if (d.place) item.append(make('code', d.place), ' ');
        item.append(d.text);
        if (d.hint) item.append(make('span', '→ ' + d.hint, 'hint'));
        list.append(item);
      });
      shown.replaceChildren(list);
      all('tr.wrong', edit).forEach((row) => row.classList.remove('wrong'));
      found.filter((d) => d.severity === 'error' && d.file === edit.dataset.file).forEach((d) => {
        const row = one('tr[data-line="' + d.line + '"]', edit);
        if (row) row.classList.add('wrong');
      });
    };
    const send = (path, asked) => window.fetch(at('edit/' + path, { by: by ? by.value : '' }), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked) });
    let waits = null;
    let leaving = false;
    let latest = 0;
    const check = async () => {
      const asked = change();
      save.disabled = !isNew(asked);
      state.textContent = isNew(asked) ? edit.dataset.unsaved : '';
      fields().forEach((field) => field.classList.toggle('changed', changed(field)));
      if (!isNew(asked)) { shown.replaceChildren(); return; }
      latest += 1;
      const own = latest;
      const answer = await send('check', asked);
      if (own !== latest) return;
      if (!answer.ok) { state.textContent = await answer.text(); save.disabled = true; return; }
      const found = await answer.json();
      save.disabled = !found.may_be_saved;
      show(found.found.filter((d) => d.severity === 'error' || d.file === edit.dataset.file));
      if (found.may_be_saved) state.textContent = edit.dataset.unsaved + ' ' + edit.dataset.sound;
    };
    const soon = () => { clearTimeout(waits); if (!leaving) waits = setTimeout(check, 250); };
    edit.addEventListener('input', soon);
    edit.addEventListener('change', soon);
    edit.addEventListener('click', (event) => {
      if (event.target.matches('button.add')) {
        one('.grid tbody', edit).append(one('#row').content.cloneNode(true));
        one('.grid tbody tr:last-child input', edit).focus();
      }
      if (event.target.matches('button.remove')) {
        const row = event.target.closest('tr');
        if (row.dataset.row !== undefined) removed.push(Number(row.dataset.row));
        row.remove();
        soon();
      }
    });
    const write = async (asked) => {
      // What is being saved need not be checked once more.
      clearTimeout(waits);
      latest += 1;
      leaving = true;
      save.disabled = true;
      const answer = await send('save', asked);
      leaving = false;
      if (!answer.ok) { say(await answer.text(), answer.status === 409); state.textContent = edit.dataset.no; return; }
      const found = await answer.json();
      save.disabled = found.saved;
      if (!found.saved) { show(found.found); state.textContent = edit.dataset.no; return; }
      leaving = true;
      location.reload();
    };
    const named = () => {
      if (by.value.trim() !== '') return true;
      say(edit.dataset.who);
      by.focus();
      return false;
    };
    save.addEventListener('click', () => { if (named()) write(change()); });
    one('.undo', edit).addEventListener('click', async () => {
      if (!named()) return;
      const answer = await send('undo', {});
      if (!answer.ok) { say(await answer.text(), true); return; }
      leaving = true;
      location.reload();
    });
    const confirm = one('#confirm');
    if (confirm) {
      confirm.addEventListener('click', async () => {
        if (!named()) return;
        const base = edit.dataset.file === 'onpace.toml' ? edit.dataset.base : confirm.dataset.base;
        write({ file: 'onpace.toml', base, rows: [], keys: [{ path: ['to_confirm'], value: null, literal: true }], text: null });
      });
    }
    addEventListener('beforeunload', (event) => { if (!leaving && isNew(change())) event.preventDefault(); });
  }

  // The reports: made, verified, compared.
  const form = one('#make');
  if (form) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const given = new FormData(form);
      const ask = {
        verb: 'run', as_of: body.dataset.asof, edition: given.get('edition') || '', languages: given.get('languages') || '',
        force: given.has('force'), republish: given.has('republish'),
      };
      run(ask, one('#made'), (made, shown) => {
        one('pre', shown).textContent = made.said.concat(made.output).join('\n');
        if (made.exit > 1) return;
        const next = make('a', body.dataset.reload);
        next.href = location.href;
        shown.append(next);
      });
    });
  }
  all('button.verify').forEach((button) => button.addEventListener('click', () => {
    run({ verb: 'verify', folder: button.dataset.folder }, one('.told', button.closest('article')));
  }));
  const letters = one('#letters');
  if (letters) {
    letters.addEventListener('click', () => run({ verb: 'letters', as_of: body.dataset.asof }, one('#lettered'), (found, shown) => {
      one('pre', shown).textContent = found.said.concat(found.output).join('\n');
      if (found.exit !== 0) return;
      const next = make('a', body.dataset.reload);
      next.href = location.href;
      shown.append(next);
    }));
  }
  all('button.compare, button.now').forEach((button) => button.addEventListener('click', () => {
    run({ verb: 'diff', from: button.dataset.from, to: button.dataset.to }, one('.told', button.closest('article')));
  }));
})();
