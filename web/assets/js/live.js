// <x-live src="/s/batch/12/live" data-again="5">: a part of the page that follows the server. Each
// message over the WebSocket says that something moved; the page itself is then asked again, so
// that what is seen comes from one place. Without a socket it asks every few seconds.
customElements.define('x-live', class extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute('data-done')) return;
    this.seconds = Number(this.dataset.again ?? 5);
    this.#listen();
  }

  disconnectedCallback() {
    this.gone = true;
    this.socket?.close();
    clearTimeout(this.timer);
  }

  #listen() {
    const address = new URL(this.getAttribute('src'), location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.socket = new WebSocket(address);
    this.socket.onmessage = () => this.#soon(0);
    this.socket.onclose = () => { this.socket = null; if (!this.gone) this.#soon(this.seconds); };
  }

  /** At most one look each half second, however quickly messages come. */
  #soon(seconds) {
    if (this.waiting) return;
    this.waiting = true;
    this.timer = setTimeout(() => this.#look(), Math.max(500, seconds * 1000));
  }

  async #look() {
    this.waiting = false;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      const fresh = page.getElementById(this.id);
      if (fresh) this.replaceChildren(...fresh.childNodes);
      // The server leaves the element out, or says so, when there is nothing more to wait for.
      if (!fresh || fresh.hasAttribute('data-done')) return this.#end(!fresh);
    } catch { /* the server is away for a moment: ask again */ }
    if (!this.socket && !this.gone) this.#soon(this.seconds);
  }

  #end(reload) {
    this.gone = true;
    this.socket?.close();
    if (reload) location.reload();
  }
});
