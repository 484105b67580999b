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
      if (event.what === 'line' && jobs.has(event.job)) jobs.get(event.job).line(event.line);
      if (event.what === 'ended' && jobs.has(event.job)) jobs.get(event.job).look();
      if (event.what === 'inbox' && body.dataset.page === 'feeds' && !quiet) location.reload();
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
    const tick = setInterval(() => {
      if (!over) state.textContent = states.runs + ' ' + Math.round((Date.now() - begun) / 1000) + ' s';
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
    jobs.set(job.job, { line: (line) => { said.textContent += line + '\n'; }, look });
    look();
  };

  // The feeds: files are dropped in, looked at, and taken.
  const drop = one('#drop');
  const send = async (files) => {
    quiet = true;
    for (const file of files) {
      try {
        await asked(at('inbox', { name: file.name }), { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file });
      } catch (error) {
        say(error.message || drop.dataset.refused);
        quiet = false;
        return;
      }
    }
    location.reload();
  };
  const entries = async (entry) => {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
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
    one('#file').addEventListener('change', (event) => send(Array.from(event.target.files)));
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
    table([w.column, w.type, w.unit], read.columns.map((c) => [c.header, c.type, c.unit]));
    if (read.rejects.length > 0) {
      table([w.line, w.column, w.cell, w.mend], read.rejects.slice(0, 50).map((r) => [r.line, r.column, make('mark', r.raw), r.message]));
    }
  };
  const parse = (text) => { try { return JSON.parse(text); } catch (error) { return null; } };
  const lookAt = async (item) => {
    const found = one('.found', item);
    const id = item.dataset.item;
    const looked = await run({ verb: 'look', item: id }, found);
    const added = looked && (parse(looked.output) || [])[0];
    if (!added) return;
    const feed = added.is_new_feed ? '' : added.feeds[0];
    const read = await run({ verb: 'read', item: id, feed }, found);
    showFound(found, read && parse(read.output), added);
  };
  // One after the other: each is a process.
  all('.inbox > li').reduce((before, item) => before.then(() => lookAt(item)), Promise.resolve());
  all('.inbox > li').forEach((item) => {
    const found = one('.found', item);
    const id = item.dataset.item;
    one('.away', item).addEventListener('click', () => asked(at('inbox/away', { item: id }), { method: 'POST' }));
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
  all('button.compare').forEach((button) => button.addEventListener('click', () => {
    run({ verb: 'diff', from: button.dataset.from, to: button.dataset.to }, one('.told', button.closest('article')));
  }));
})();
