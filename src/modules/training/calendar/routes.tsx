import { randomUUID } from 'node:crypto';
import { answerCalendar } from '#platform/calendars/answer-calendar.ts';
import { addressForm, findAddress } from '#platform/calendars/secret-address.ts';
import { allow, anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { isId, pageQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { CalendarPage } from './calendar.page.tsx';
import { getCourseTitle, readFeed, readPublicFeed } from './feed.queries.ts';
import { ADDRESSES, makeAddress, revokeAddress } from './my-address.ts';
import { MyCalendarPage } from './my-calendar.page.tsx';
import { OccasionPage } from './occasion.page.tsx';
import { countPublic, getPublic, listChoices, listPublic } from './public.queries.ts';
import { t } from './texts.ts';
import { writeFeed } from './write-feed.ts';

const PAGE = 50;
const EVERYONES = 'public, max-age=900';

export const calendarRoutes = router()
  .get('/calendar', anyone(), async (c) => {
    const tx = c.get('tx');
    const list = c.req.query('view') === 'list';
    const view = {
      course: uuidQuery(c, 'course'),
      organiser: uuidQuery(c, 'organiser'),
      municipality: uuidQuery(c, 'municipality'),
    };
    const total = await countPublic(tx, view);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(pages, pageQuery(c));
    const occasions = await listPublic(tx, view, { limit: PAGE, offset: (page - 1) * PAGE });
    const choices = await listChoices(tx);
    const { publicUrl } = c.get('house').config;
    return c.html(<CalendarPage {...{ occasions, total, page, pages, choices, publicUrl }} view={{ ...view, list }} />);
  })
  .get('/calendar/occasions/:id', anyone(), async (c) => {
    const occasion = await getPublic(c.get('tx'), uuid(c, 'id'));
    return c.html(<OccasionPage occasion={occasion} publicUrl={c.get('house').config.publicUrl} />);
  })
  .get('/calendar/feed.ics', anyone(), async (c) => {
    const parts = await readPublicFeed(c.get('tx'), null);
    return answerCalendar(c, writeFeed(t.feedName(), parts, c.get('house').config.publicUrl), parts, 'samfrid.ics', EVERYONES);
  })
  .get('/calendar/course/:file{[0-9a-f-]{36}\\.ics}', anyone(), async (c) => {
    const course = uuidOf(c.req.param('file'));
    const name = t.feedCourse({ course: await getCourseTitle(c.get('tx'), course) });
    const parts = await readPublicFeed(c.get('tx'), course);
    return answerCalendar(c, writeFeed(name, parts, c.get('house').config.publicUrl), parts, 'samfrid.ics', EVERYONES);
  })
  // The secret is all that is asked for: a calendar that reads it has no session. Refused in words that do not repeat it.
  .get('/calendar/mine/:file', anyone(), async (c) => {
    const feed = await readFeed(c.get('tx'), c.req.param('file').replace(/\.ics$/, ''));
    if (!feed) return c.text(t.noSuchCalendar(), 404);
    const { language, parts } = feed;
    const text = inLocale(language, () => writeFeed(t.feedMine(), parts, c.get('house').config.publicUrl));
    return answerCalendar(c, text, parts, 'samfrid.ics', 'private, no-store');
  })
  .get('/training/calendar', allow('training.browse'), async (c) =>
    c.html(<MyCalendarPage id={randomUUID()} feed={await findAddress(c.get('tx'), ADDRESSES, c.get('viewer').personId)} />),
  )
  // Answers with the page itself: a redirect would have to carry the secret through a cookie or an address.
  .post('/training/calendar/address', allow('training.browse'), async (c) => {
    const form = await readForm(c, addressForm);
    if (!form.ok) throw new NotFound();
    const { config } = c.get('house');
    const me = c.get('viewer').personId;
    const secret = await makeAddress(c.get('tx'), me, form.value, config.secret);
    const shown = `${config.publicUrl}/calendar/mine/${secret}.ics`;
    return c.html(<MyCalendarPage id={randomUUID()} feed={await findAddress(c.get('tx'), ADDRESSES, me)} shown={shown} />);
  })
  .post('/training/calendar/revoke', allow('training.browse'), async (c) => {
    await revokeAddress(c.get('tx'), c.get('viewer').personId);
    return redirect(c, '/training/calendar', t.revoked());
  });

function uuidOf(file: string): string {
  const id = file.slice(0, -'.ics'.length);
  if (!isId(id)) throw new NotFound();
  return id;
}
