// What every page loads. All of it only makes pages quicker: without it they still work.
import 'htmx.org';
import './busy.js';
import './keys.js';
import './date.js';
import './asof.js';
import './combo.js';
import './table.js';
import './live.js';
import './page.js';
import './session.js';
