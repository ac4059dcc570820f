import { here } from '#platform/http/here.ts';
import { t } from './texts.ts';

export function Footer() {
  return (
    <footer class="footer">
      <div class="footer-row">
        {here().demo && <p class="footer-demo">{t.demo()}</p>}
        <ul>
          {here().demo && (
            <li>
              <a href="/outbox">{t.outbox()}</a>
            </li>
          )}
          <li>
            <a href="/calendar">{t.courseCalendar()}</a>
          </li>
          <li>
            <a href="/open/handbook">{t.openHandbooks()}</a>
          </li>
          <li>
            <a href="/binder">{t.checkPaper()}</a>
          </li>
          <li>
            <a href="/accessibility">{t.accessibility()}</a>
          </li>
          <li>
            <a href="/about">{t.about()}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
