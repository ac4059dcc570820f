import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { answerCalendar } from '#platform/calendars/answer-calendar.ts';
import { addressForm, findAddress } from '#platform/calendars/secret-address.ts';
import { calendar } from '#platform/files/calendar.ts';
import { allow, anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { listMine } from '../networks/networks.queries.ts';
import { FeedPage } from './feed.page.tsx';
import { eventOf } from './invite-to-meeting.ts';
import { FEEDS, makeFeed, revokeFeed } from './my-feed.ts';
import { t } from './texts.ts';

const TAKE_PART = 'networks.take_part';
type FeedMeeting = Parameters<typeof eventOf>[0] & Parameters<typeof eventOf>[1];

export const invitationRoutes = router()
  .get('/networks/calendar', allow(TAKE_PART), async (c) =>
    c.html(
      <FeedPage
        id={randomUUID()}
        feed={await findAddress(c.var.tx, FEEDS, c.var.viewer.personId)}
        networks={await listMine(c.var.tx)}
      />,
    ),
  )
  // Answers with the page itself: a redirect would have to carry the secret through a cookie or an address.
  .post('/networks/calendar', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, addressForm);
    if (!read.ok) throw new NotFound();
    const { config } = c.get('house');
    const me = c.var.viewer.personId;
    const secret = await makeFeed(c.var.tx, me, read.value, config.secret);
    const shown = `${config.publicUrl}/networks/feed/${secret}.ics`;
    return c.html(
      <FeedPage
        id={randomUUID()}
        feed={await findAddress(c.var.tx, FEEDS, me)}
        networks={await listMine(c.var.tx)}
        shown={shown}
      />,
    );
  })
  .post('/networks/calendar/revoke', allow(TAKE_PART), async (c) => {
    await revokeFeed(c.var.tx, c.var.viewer.personId);
    return redirect(c, '/networks/calendar', t.feedEnded());
  })
  // The secret is all that is asked for: a calendar that reads it has no session. Refused in words that do not repeat it.
  .get('/networks/feed/:file', anyone(), async (c) => {
    const secret = c.req.param('file').replace(/\.ics$/, '');
    const owner = await sql<{ language: string }>`select language from networks.open_feed(${secret})`.execute(c.var.tx);
    if (!owner.rows[0]) return c.text(t.noSuchFeed(), 404);
    const { rows } =
      await sql<FeedMeeting>`select * from networks.feed_meetings(${secret}, ${uuidQuery(c, 'network')}::uuid)`.execute(c.var.tx);
    const { publicUrl } = c.get('house').config;
    const text = inLocale(owner.rows[0].language === 'en' ? 'en' : 'sv', () =>
      calendar({ name: t.feedName(), events: rows.map((one) => eventOf(one, one, publicUrl)) }),
    );
    return answerCalendar(c, text, rows, 'natverk.ics', 'private, no-store');
  });
