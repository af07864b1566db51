// <x-asof> around the axis of changes: one tab stop, then the arrows walk from change to change.
customElements.define('x-asof', class extends HTMLElement {
  connectedCallback() {
    this.#links().forEach((link, index) => link.setAttribute('tabindex', index ? '-1' : '0'));
    this.addEventListener('keydown', this.#walk);
  }

  #links() {
    return [...this.querySelectorAll('svg a')];
  }

  #walk = (event) => {
    const links = this.#links();
    const at = links.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.altKey || event.ctrlKey || !links[to]) return;
    event.preventDefault();
    links[at].setAttribute('tabindex', '-1');
    links[to].setAttribute('tabindex', '0');
    links[to].focus();
  };
});
