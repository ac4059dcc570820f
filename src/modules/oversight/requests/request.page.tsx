import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  ErrorSummary,
  Facts,
  Form,
  Notice,
  Page,
  PostButton,
  Radios,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import { sayDeed, sayRole, sayWho } from '../look.tsx';
import { entryField, readerField } from './decide-request.ts';
import { type Counts, grounds, type LookAtHer, outcomes, type Request } from './requests.queries.ts';
import { t } from './texts.ts';
import { RequestState } from './who-looked.page.tsx';

type Props = { request: Request; looks: readonly LookAtHer[]; counts: Counts; form: FormState };

/** The weighing: everyone who has looked at her, what is told of each, on what ground. */
export function RequestPage({ request, looks, counts, form }: Props) {
  const open = !request.decided_at && !request.withdrawn_at;
  return (
    <Page
      title={t.requestTitle()}
      lead={open ? t.requestLead({ day: formatDate(request.due_on), n: request.left }) : undefined}
      trail={[{ href: '/requests', label: t.listTitle() }]}
      shy
    >
      <ErrorSummary form={form} />
      <Facts
        items={[
          { term: t.colAsker(), value: sayWho(request.name) },
          { term: t.colMade(), value: formatWhen(request.made_at) },
          { term: t.colDays(), value: `${formatDate(request.from_on)} – ${formatDate(request.until_on)}` },
          { term: t.wish(), value: request.wish },
          { term: t.colTaken(), value: request.taken_at ? sayWho(request.taken_by) : t.nobodyYet() },
          { term: t.colState(), value: <RequestState request={request} /> },
        ]}
      />
      {open && !request.taken_at && <PostButton action={`/requests/${request.id}/take`} label={t.take()} />}
      {open && <Weighing request={request} looks={looks} form={form} />}
      {request.decided_at && (
        <Section title={t.decisionTitle()}>
          <Facts
            items={[
              { term: t.decidedBy(), value: sayWho(request.decided_by) },
              { term: t.told_named(), value: String(counts.named) },
              { term: t.told_unit(), value: String(counts.unit) },
              { term: t.told_withheld(), value: String(counts.withheld) },
              { term: t.ground(), value: request.ground && t[`ground_${request.ground}`]() },
              { term: t.weighing(), value: request.weighing },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

function Weighing({ request, looks, form }: Omit<Props, 'counts'>) {
  const readers = [...Map.groupBy(looks, readerField)];
  return (
    <Form action={`/requests/${request.id}/decide`}>
      <Section title={t.looksAtHer({ n: looks.length })} lead={looks.length > 0 ? t.weighLead() : undefined}>
        {looks.length === 0 && <Notice kind="done">{t.nobodyLooked()}</Notice>}
        {looks.length > 0 && (
          <Radios
            name="all"
            label={t.whole()}
            required
            form={form}
            options={outcomes.map((value) => ({ value, label: t[`tell_${value}`](), help: t[`tell_${value}_help`]() }))}
          />
        )}
        <ol class="looks">
          {readers.map(([name, theirs]) => (
            <Reader name={name} looks={theirs} form={form} />
          ))}
        </ol>
      </Section>
      <Section title={t.decisionTitle()}>
        <Select
          name="ground"
          label={t.ground()}
          help={t.groundHelp()}
          form={form}
          empty={t.noGround()}
          options={grounds.map((value) => ({ value, label: t[`ground_${value}`]() }))}
        />
        <TextArea name="weighing" label={t.weighing()} help={t.weighingHelp()} required rows={5} maxlength={4000} form={form} />
        <Notice>{t.final()}</Notice>
        <Button>{t.decide()}</Button>
      </Section>
    </Form>
  );
}

function Reader({ name, looks, form }: { name: string; looks: readonly LookAtHer[]; form: FormState }) {
  const [first] = looks;
  if (!first) return null;
  const last = looks.at(-1) ?? first;
  const who = first.reader_id ? sayWho(first.reader) : t.samfrid();
  const fixed = first.guarded || first.own || !first.reader_id;
  const options = outcomes.map((value) => ({ value, label: t[`tell_${value}`]() }));
  return (
    <li class="look">
      <p class="look-over">
        {t.times({ n: looks.length })}, {formatWhen(last.at)}
        {looks.length > 1 && ` – ${formatWhen(first.at)}`}
      </p>
      <h3>{who}</h3>
      {(first.unit || first.role) && (
        <p class="look-from">{[first.unit, first.role && sayRole(first.role)].filter(Boolean).join(', ')}</p>
      )}
      {first.guarded && <Notice kind="waiting">{t.guardedReader()}</Notice>}
      {first.own && !first.guarded && <Notice>{t.ownLook()}</Notice>}
      {!fixed && <Select name={name} label={t.forReader({ who })} empty={t.asWhole()} options={options} form={form} />}
      <details class="more">
        <summary>{t.eachLook({ n: looks.length })}</summary>
        <ul class="look-each">
          {looks.map((look) => (
            <li>
              <p>
                {formatWhen(look.at)}: {sayDeed(look.act, null)}
              </p>
              {!fixed && (
                <Select
                  name={entryField(look)}
                  label={t.forLook({ when: formatWhen(look.at) })}
                  empty={t.asReader()}
                  options={options}
                  form={form}
                />
              )}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
