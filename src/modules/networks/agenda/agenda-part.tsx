import type { FormState } from '#platform/http/form-state.ts';
import { formatTime, localTime } from '#platform/i18n/dates.ts';
import { Button, Confirm, Empty, Field, Form, PostButton, Section, TextArea } from '#platform/ui/index.ts';
import type { Item, Meeting } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';
import { mayAdd } from './keep-agenda.ts';

type Props = { meeting: Meeting; agenda: readonly Item[]; itemId: string; form: FormState };

/** The agenda in order, with when each item begins where all have said how long they take. */
export function AgendaPart({ meeting, agenda, itemId, form }: Props) {
  const may = mayAdd(meeting);
  const total = agenda.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const length = (meeting.ends_at.getTime() - meeting.starts_at.getTime()) / 60_000;
  return (
    <Section
      title={t.agenda()}
      lead={total > length ? t.agendaTooLong({ total, length }) : meeting.agenda_closed_at ? t.agendaIsClosed() : null}
      action={
        meeting.keeps && !meeting.begun && !meeting.cancelled_at && !meeting.closed ? (
          <PostButton
            action={`/networks/meetings/${meeting.id}/agenda/close`}
            label={meeting.agenda_closed_at ? t.openAgenda() : t.closeAgenda()}
            hidden={{ close: meeting.agenda_closed_at ? 'no' : 'yes' }}
            variant="quiet"
          />
        ) : null
      }
    >
      {agenda.length === 0 && <Empty title={t.agendaEmpty()} body={may ? t.agendaEmptyBody() : ''} />}
      <ol class="agenda">
        {agenda.map((item, i) => (
          <li id={`item-${item.id}`}>
            <p class="agenda-head">
              <strong>{item.title}</strong> <span class="network-soft">{sayItem(meeting, agenda, i)}</span>
            </p>
            {item.words && <p class="agenda-words">{item.words}</p>}
            {may && (item.mine || meeting.keeps) && (
              <ItemActs meeting={meeting} item={item} first={i === 0} last={i === agenda.length - 1} />
            )}
          </li>
        ))}
      </ol>
      {may && (
        <details class="more" open={Object.keys(form.errors).length > 0}>
          <summary>{t.addItem()}</summary>
          <Form action={`/networks/meetings/${meeting.id}/agenda`} hidden={{ id: itemId }} prefix="item">
            <ItemFields form={form} />
            <Button>{t.addItemYes()}</Button>
          </Form>
        </details>
      )}
    </Section>
  );
}

/** 13.20 · 20 min · Anna */
function sayItem({ starts_at }: Meeting, agenda: readonly Item[], i: number): string {
  const before = agenda.slice(0, i);
  const known = before.every(({ minutes }) => minutes !== null);
  const at = new Date(starts_at.getTime() + before.reduce((sum, one) => sum + (one.minutes ?? 0), 0) * 60_000);
  const item = agenda[i]!;
  return [
    known ? formatTime(localTime(at)) : '',
    item.minutes ? t.minutesLong({ n: item.minutes }) : '',
    item.presenter || (item.by ?? ''),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const ItemFields = ({ form }: { form: FormState }) => (
  <>
    <Field name="title" label={t.itemTitle()} maxlength={200} form={form} required />
    <Field name="minutes" label={t.itemMinutes()} suffix={t.minutesUnit()} inputmode="numeric" width="short" form={form} />
    <Field name="presenter" label={t.itemPresenter()} help={t.itemPresenterHelp()} maxlength={120} form={form} />
    <TextArea name="words" label={t.itemWords()} help={t.noPersonHelp()} rows={3} maxlength={4000} form={form} />
  </>
);

function ItemActs({ meeting, item, first, last }: { meeting: Meeting; item: Item; first: boolean; last: boolean }) {
  const order = `/networks/meetings/${meeting.id}/agenda/order`;
  const about = `item-${item.id}`;
  return (
    <div class="button-row agenda-acts">
      {meeting.keeps && !first && (
        <PostButton action={order} label={t.up()} hidden={{ item: item.id, to: 'up' }} variant="quiet" describedBy={about} />
      )}
      {meeting.keeps && !last && (
        <PostButton action={order} label={t.down()} hidden={{ item: item.id, to: 'down' }} variant="quiet" describedBy={about} />
      )}
      <a href={`/networks/agenda/${item.id}/edit`} aria-describedby={about}>
        {t.change()}
      </a>
      <Confirm
        label={t.remove()}
        question={t.removeQuestion()}
        yes={t.removeYes()}
        action={`/networks/agenda/${item.id}/remove`}
      />
    </div>
  );
}
