// <x-session data-seconds="1800" data-ask="/s/session">: the note of when this session ends. Five
// minutes before, a dialog warns and extends with one key; asking the server is using the session.
const kWarnBefore = 5 * 60;

customElements.define('x-session', class extends HTMLElement {
  connectedCallback() {
    this.note = this.querySelector('time');
    this.#begin(Number(this.dataset.seconds));
    // Whatever part of the page is asked for keeps the session alive, too.
    for (const name of ['htmx:after:request', 'htmx:afterRequest']) {
      document.addEventListener(name, this.#used);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    for (const name of ['htmx:after:request', 'htmx:afterRequest']) {
      document.removeEventListener(name, this.#used);
    }
  }

  #used = () => this.#begin(Number(this.dataset.seconds));

  #begin(seconds) {
    this.dataset.seconds = seconds;
    this.ends = Date.now() + seconds * 1000;
    this.note.textContent = new Date(this.ends).toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
    this.dialog?.close();
    this.#at(Math.max(0, seconds - kWarnBefore), this.#warn);
  }

  #at(seconds, deed) {
    clearTimeout(this.timer);
    this.timer = setTimeout(deed, seconds * 1000);
  }

  #warn = () => {
    const dialog = this.#shown('まもなくサインアウトします',
      `操作がないので、${this.note.textContent} にサインアウトします。続けるときは、押してください。`, '使い続ける');
    dialog.querySelector('button').onclick = this.#extend;
    this.#at((this.ends - Date.now()) / 1000, this.#over);
  };

  #extend = async () => {
    try {
      const answer = await fetch(this.dataset.ask, { headers: { Accept: 'application/json' }, redirect: 'error' });
      if (!answer.ok) throw new Error('ended');
      this.#begin((await answer.json()).seconds);
    } catch {
      this.#over();
    }
  };

  #over = () => {
    const dialog = this.#shown('サインアウトしました',
      '保存した入力は残っています。サインインすると、このページに戻ります。', 'サインインする');
    dialog.querySelector('button').onclick = () => location.reload();
  };

  #shown(title, text, label) {
    if (!this.dialog) {
      this.dialog = document.createElement('dialog');
      this.dialog.setAttribute('aria-labelledby', 'session-title');
      this.dialog.innerHTML = '<h2 id="session-title"></h2><p role="alert"></p><p class="buttons"><button class="button button-main" type="button" autofocus></button></p>';
      this.append(this.dialog);
    }
    this.dialog.querySelector('h2').textContent = title;
    this.dialog.querySelector('p').textContent = text;
    this.dialog.querySelector('button').textContent = label;
    if (!this.dialog.open) this.dialog.showModal();
    return this.dialog;
  }
});
