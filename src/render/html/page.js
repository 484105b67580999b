'use strict';
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const WORST_FIRST = ['missed', 'far_behind', 'behind', 'no_data', 'not_rated', 'on_pace', 'met', 'watch'];

  // What can be opened: a button and what it controls. Text that is found in a closed part opens it.
  const show = (button, open) => {
    const body = one(button.getAttribute('aria-controls'));
    button.setAttribute('aria-expanded', String(open));
    if (open) body.removeAttribute('hidden');
    else body.setAttribute('hidden', body.tagName === 'TR' ? '' : 'until-found');
  };
  const openers = all('button[aria-controls]');
  openers.forEach((button) => {
    show(button, false);
    button.addEventListener('click', () => show(button, button.getAttribute('aria-expanded') !== 'true'));
    one(button.getAttribute('aria-controls')).addEventListener('beforematch', () => show(button, true));
  });

  // Filter and order.
  const form = one('filter');
  const sorted = one('sorted');
  const groups = all('.group');
  const cards = all('.card[id]').map((card, order) => ({
    card,
    order,
    home: card.parentNode,
    rows: all('.row', card),
    text: (card.dataset.name + ' ' + all('header, .words, .source', card).map((e) => e.textContent).join(' ')).toLowerCase(),
  }));
  const number = (text) => (text === '' ? NaN : Number(text));
  const short = (row) => number(row.dataset.elapsed) - number(row.dataset.progress);
  const least = (rows, key) => rows.map(key).reduce((a, b) => (b < a ? b : a), Infinity);
  const language = document.documentElement.lang;
  const ORDERS = {
    rank: (x) => least(x.seen, (row) => number(row.dataset.rank)),
    verdict: (x) => least(x.seen, (row) => WORST_FIRST.indexOf(row.dataset.verdict)),
    gap: (x) => least(x.seen, (row) => -short(row)),
  };

  const match = (wanted) => (row) =>
    row.dataset.region === wanted.region &&
    (wanted.verdicts.length === 0 || wanted.verdicts.includes(row.dataset.verdict)) &&
    (wanted.lead === '' || wanted.lead === row.dataset.lead);

  const arrange = (sort) => {
    const order = ORDERS[sort];
    const list = cards.slice();
    if (sort === 'name') list.sort((a, b) => a.card.dataset.name.localeCompare(b.card.dataset.name, language));
    else if (order) {
      const keys = new Map(list.map((x) => [x, order(x)]));
      list.sort((a, b) => (keys.get(a) === keys.get(b) ? a.order - b.order : keys.get(a) < keys.get(b) ? -1 : 1));
    }
    const apart = sort === 'order';
    sorted.hidden = apart;
    list.forEach((x) => (apart ? x.home : sorted).appendChild(x.card));
    groups.forEach((group) => {
      group.hidden = !apart || !all('.card', group).some((card) => !card.hidden);
    });
  };

  const apply = () => {
    const data = new FormData(form);
    const wanted = { verdicts: data.getAll('verdict'), region: data.get('region'), lead: data.get('lead') };
    const words = data.get('text').toLowerCase().split(/\s+/).filter(Boolean);
    const section = data.get('section');
    let found = 0;
    cards.forEach((x) => {
      x.seen = x.rows.filter((row) => row.dataset.region === wanted.region);
      x.rows.forEach((row) => { row.hidden = !x.seen.includes(row); });
      const fits = x.seen.some(match(wanted)) && (section === '' || section === x.card.dataset.section) &&
        words.every((word) => x.text.includes(word));
      x.card.hidden = !fits;
      found += fits ? 1 : 0;
    });
    arrange(data.get('sort'));
    const told = form.querySelector('output');
    told.textContent = told.dataset.found.replace('%n', found).replace('%m', cards.length);
    one('none').hidden = found > 0;
  };

  // The address holds what is chosen, so that a view can be kept and sent.
  const STATE = '#?';
  const picked = () => {
    const state = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      const field = form.elements[name];
      const usual = field.options ? field.options[0].value : '';
      if (value !== usual) state.append(name, value);
    });
    return state.toString();
  };
  const remember = () => {
    const state = picked();
    const address = state ? STATE + state : location.href.split('#')[0];
    try { history.replaceState(null, '', address); } catch (e) { /* a page may be opened where addresses cannot change */ }
  };
  const recall = () => {
    if (!location.hash.startsWith(STATE)) return;
    const state = new URLSearchParams(location.hash.slice(STATE.length));
    Array.from(form.elements).filter((field) => field.name).forEach((field) => {
      if (field.type === 'checkbox') field.checked = state.getAll(field.name).includes(field.value);
      else if (state.has(field.name)) field.value = state.get(field.name);
      else if (field.options) field.selectedIndex = 0;
      else field.value = '';
    });
    apply();
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  const choose = () => {
    apply();
    remember();
  };
  form.addEventListener('input', choose);
  form.addEventListener('reset', () => setTimeout(choose));
  const openAll = (open) => cards.forEach((x) => {
    if (!x.card.hidden) all('h4 button', x.card).forEach((button) => show(button, open));
  });
  one('open').addEventListener('click', () => openAll(true));
  one('close').addEventListener('click', () => openAll(false));
  all('a[data-verdict]').forEach((link) => link.addEventListener('click', () => {
    form.reset();
    all('input[name=verdict]', form).forEach((box) => { box.checked = box.value === link.dataset.verdict; });
    setTimeout(choose);
  }));
  apply();
  recall();

  // A link to an indicator shows and opens it.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = id && one(id);
    if (!card || !card.classList.contains('card')) return;
    if (card.hidden) {
      form.reset();
      apply();
    }
    const button = card.querySelector('h4 button');
    show(button, true);
    card.scrollIntoView();
    button.focus({ preventScroll: true });
  };
  addEventListener('hashchange', () => {
    recall();
    follow();
  });
  all('a[href^="#i-"]').forEach((link) => link.addEventListener('click', () => setTimeout(follow)));
  follow();

  // Light and dark: as the system says, until the reader says otherwise.
  const dark = one('dark');
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try { chosen = localStorage.getItem('onpace-theme'); } catch (e) { /* a page opened as a file may have no storage */ }
  const paint = () => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    dark.setAttribute('aria-pressed', String(chosen ? chosen === 'dark' : system.matches));
  };
  dark.hidden = false;
  dark.addEventListener('click', () => {
    chosen = dark.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    try { localStorage.setItem('onpace-theme', chosen); } catch (e) { /* then it holds for this visit */ }
    paint();
  });
  system.addEventListener('change', paint);
  paint();
})();
