// <x-date><input …><span class="reading" id=…></span></x-date>: says below the box which day was
// understood, with its weekday. The server reads the same text again.
import { parse, reading } from './eras.js';

customElements.define('x-date', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('input', this.#read);
    this.#read();
  }

  #read = () => {
    const box = this.querySelector('input');
    const place = this.querySelector('.reading');
    if (!box || !place) return;
    const text = box.value.trim();
    const day = text && parse(text);
    place.dataset.state = !text || day?.iso ? 'read' : 'unread';
    if (!text) place.textContent = '';
    else if (!day?.iso) place.textContent = 'まだ日付として読めません（例：R8.11.20、20261120）';
    else place.textContent = reading(day.iso) + (day.assumed ? `　${day.assumed}として読みました` : '');
  };
});
