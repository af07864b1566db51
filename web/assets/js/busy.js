// <x-busy><form>…</form></x-busy>: the same form is not sent twice by an impatient finger. The
// server's one-time token is what makes it safe; this only says that it is on its way.
customElements.define('x-busy', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', this.#sending);
    // Back from the browser's cache: the button works again.
    addEventListener('pageshow', this.#rest);
  }

  disconnectedCallback() {
    removeEventListener('pageshow', this.#rest);
  }

  #sending = (event) => {
    const button = event.submitter ?? this.querySelector('button:not([type=button])');
    if (event.target.dataset.sending) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sending = 'yes';
    // aria-disabled, not disabled: a disabled button's name and value would not be sent.
    button?.setAttribute('aria-busy', 'true');
  };

  #rest = () => {
    for (const form of this.querySelectorAll('[data-sending]')) delete form.dataset.sending;
    for (const button of this.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  };
});
