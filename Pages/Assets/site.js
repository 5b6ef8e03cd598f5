// Everything on the pages works without this file; it adds search, sorting, collapsing and live progress.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const number = (text) => Number(text.replace(/[^\d-−]/g, '').replace('−', '-')) || 0;

  // An unavailable avatar leaves the letter below it.
  const avatar = document.querySelector('.avatar image');
  if (avatar) { avatar.addEventListener('error', () => avatar.remove()); }

  const progress = $('progress');
  if (progress) {
    const words = new Map(progress.dataset.phases.split('|').map((pair) => pair.split(':')));
    const format = new Intl.NumberFormat('en-GB');
    const source = new EventSource(progress.dataset.events);
    const reload = () => { source.close(); location.reload(); };
    source.addEventListener('task', (event) => {
      const task = JSON.parse(event.data);
      const own = task.id === progress.dataset.task;
      if (['succeeded', 'failed', 'cancelled'].includes(task.state)) {
        if (own) { reload(); }
        return;
      }
      const bar = $('bar');
      $('phase').textContent = words.get(own ? task.phase : 'queued');
      $('count').textContent = task.total === null ? '' : `${format.format(task.done)} of ${format.format(task.total)}`;
      if (task.total) { bar.max = task.total; bar.value = task.done; } else { bar.removeAttribute('value'); }
      $('until').hidden = !task.waitingUntil;
      if (task.waitingUntil) { $('until').textContent = `${progress.dataset.waiting} ${new Date(task.waitingUntil).toLocaleTimeString('en-GB')}.`; }
    });
    // When another task's stream ends, the browser reconnects. When no task is left, the stream is closed for good.
    source.onerror = () => { if (source.readyState === EventSource.CLOSED) { setTimeout(reload, 2000); } };
  }

  const print = $('print');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      const text = $(button.dataset.copy);
      text.select();
      await navigator.clipboard.writeText(text.value);
      button.textContent = 'Copied';
    });
  }

  const list = $('repos');
  if (!list) { return; }
  $('tools').hidden = false;
  const repos = [...list.children].map((element) => ({
    element,
    name: element.dataset.name.toLowerCase(),
    rows: [...element.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.cells[0].textContent.toLowerCase() })),
    wasOpen: element.open,
  }));

  const search = () => {
    const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const repo of repos) {
      let here = 0;
      for (const { row, text } of repo.rows) {
        const matches = words.every((word) => text.includes(word) || repo.name.includes(word));
        row.hidden = !matches;
        here += matches ? 1 : 0;
      }
      repo.element.hidden = here === 0;
      repo.element.open = words.length > 0 ? here > 0 : repo.wasOpen;
      found += here;
    }
    $('found').textContent = words.length === 0 ? '' : found === 0 ? 'No pull requests match.' : `${found} ${found === 1 ? 'pull request matches' : 'pull requests match'}.`;
  };
  $('search').addEventListener('input', search);

  const order = {
    name: (a, b) => a.name.localeCompare(b.name),
    prs: (a, b) => b.element.dataset.prs - a.element.dataset.prs,
    lines: (a, b) => b.element.dataset.lines - a.element.dataset.lines,
    stars: (a, b) => (b.element.dataset.stars ?? -Infinity) - (a.element.dataset.stars ?? -Infinity),
  };
  $('order').addEventListener('change', (event) => {
    list.append(...repos.toSorted((a, b) => order[event.target.value](a, b) || order.name(a, b)).map((repo) => repo.element));
  });

  $('collapse').addEventListener('click', (event) => {
    const open = repos.some((repo) => repo.element.open);
    for (const repo of repos) { repo.element.open = repo.wasOpen = !open; }
    event.target.textContent = open ? 'Expand all' : 'Collapse all';
  });

  // Column heads become buttons; a second click reverses the order.
  const value = (row, column) => {
    const cell = row.cells[column];
    const time = cell.querySelector('time');
    return time ? time.dateTime : cell.classList.contains('n') ? Math.abs(number(cell.textContent)) : cell.textContent.toLowerCase();
  };
  for (const table of document.querySelectorAll('table.prs')) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of table.tHead.rows[0].cells) { other.removeAttribute('aria-sort'); }
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const sign = down ? -1 : 1;
        const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: value(row, column) }));
        rows.sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
        table.tBodies[0].append(...rows.map(({ row }) => row));
      });
    });
  }
})();
