// <x-keys>: the keys of the counter. Any link, button, field or region says its own with
// data-key="F8" or data-key="Alt+KeyI" (event.code, so that no keyboard layout and no kana mode
// changes it). Pressing it follows a link, presses a button, goes to a field, or to the first thing
// inside a form or a region. data-keys-off="F9 Alt+KeyG" on <x-keys> switches some off. F1 opens
// the list of what works on this page.
const typed = (event) => [
  event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.code,
].filter(Boolean).join('+');

function use(target) {
  if (target.matches('a[href], button, summary')) return target.click();
  const field = target.matches('input, select, textarea, [tabindex]') ? target : target.querySelector('a[href], input:not([type=hidden]), button');
  field?.focus();
  field?.select?.();
}

customElements.define('x-keys', class extends HTMLElement {
  connectedCallback() {
    document.addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#pressed);
  }

  #pressed = (event) => {
    // While Japanese is being composed the function keys belong to the input method.
    if (event.isComposing || event.keyCode === 229 || event.metaKey || event.repeat) return;
    const key = typed(event);
    if (key === 'Escape' ? this.#escape(event) : key === 'Ctrl+Enter' ? this.#confirm(event) : this.#look(key)) {
      event.preventDefault();
    }
  };

  #look(key) {
    if ((this.dataset.keysOff ?? '').split(' ').includes(key)) return false;
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (target) use(target);
    else if (key === 'F1') this.#help();
    else return false;
    return true;
  }

  /** The form one is in, or the only one that confirms. */
  #confirm(event) {
    const form = event.target.closest?.('form') ?? document.querySelector('main form[method=post]');
    const button = form?.querySelector('.button-main');
    form?.requestSubmit(button);
    return Boolean(form);
  }

  /** Out of a list or a window first; then to what the page calls its way back. */
  #escape(event) {
    if (document.querySelector('dialog[open]') || event.defaultPrevented) return false;
    const back = document.querySelector('[data-key="Escape"]');
    back?.click();
    return Boolean(back);
  }

  #help() {
    let dialog = this.querySelector('dialog');
    if (!dialog) {
      dialog = document.createElement('dialog');
      dialog.setAttribute('aria-label', 'キー操作');
      const title = document.createElement('h2');
      title.textContent = 'キー操作';
      const list = document.createElement('dl');
      list.className = 'key-list';
      for (const item of this.querySelectorAll('li')) {
        const [key, deed] = [document.createElement('dt'), document.createElement('dd')];
        key.append(item.querySelector('kbd').cloneNode(true));
        deed.textContent = item.textContent.replace(item.querySelector('kbd').textContent, '').trim();
        list.append(key, deed);
      }
      const close = document.createElement('button');
      close.className = 'button';
      close.textContent = '閉じる';
      close.onclick = () => dialog.close();
      dialog.append(title, list, close);
      this.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
  }
});
