import { formatWhen } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, DateField, Empty, Facts, Filters, LinkButton, Page, Select } from '#platform/ui/index.ts';
import { actKinds } from './act-kinds.ts';
import type { Entry, EntryFilter, nameFilter } from './entries.queries.ts';
import { actsKnown, actWords, capital, factsOf, tellsAbout } from './entry-words.ts';
import { nameOfActor, rolesOf } from './export-entries.ts';
import { t } from './texts.ts';

type Props = {
  entries: readonly Entry[];
  more: boolean;
  filter: EntryFilter;
  names: Awaited<ReturnType<typeof nameFilter>>;
  reviewer: boolean;
};

export function EntriesPage({ entries, more, filter, names, reviewer }: Props) {
  const { kind, act, from, to } = filter;
  const form = { values: { kind: kind ?? '', act: act ?? '', from: from ?? '', to: to ?? '' }, errors: {} };
  const acts = actsKnown.map((value) => ({ value, label: capital(actWords(value, null)) }));
  return (
    <Page title={t.title()} lead={reviewer ? t.leadReviewer() : t.leadOwn()} wide shy>
      <Filters clear="/log" keep={{ person: filter.person, about: filter.about, unit: filter.unit }}>
        <Select
          name="kind"
          label={t.kind()}
          form={form}
          empty={t.everyKind()}
          options={(Object.keys(actKinds) as (keyof typeof actKinds)[]).map((value) => ({ value, label: t[value]() }))}
        />
        <Select
          name="act"
          label={t.act()}
          form={form}
          empty={t.everyAct()}
          options={acts.toSorted((a, b) => a.label.localeCompare(b.label, 'sv'))}
        />
        <DateField name="from" label={t.from()} form={form} />
        <DateField name="to" label={t.to()} form={form} />
      </Filters>
      <Chosen filter={filter} names={names} />
      {entries.length === 0 ? (
        <Empty title={t.none()} body={t.noneBody()} />
      ) : (
        <ol class="log" aria-label={t.title()}>
          {entries.map((entry) => (
            <li>
              <time datetime={entry.at.toISOString()}>{formatWhen(entry.at)}</time>
              <div>
                <What entry={entry} reviewer={reviewer} />
                <More entry={entry} reviewer={reviewer} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <ButtonRow>
        {filter.before !== null && <LinkButton href={addressWith({ before: null })}>{t.newest()}</LinkButton>}
        {more && <LinkButton href={addressWith({ before: String(entries.at(-1)?.id) })}>{t.older()}</LinkButton>}
        {entries.length > 0 && (
          <>
            <LinkButton href={addressWith({ format: 'xlsx', before: null })}>{t.asExcel()}</LinkButton>
            <LinkButton href={addressWith({ format: 'csv', before: null })}>{t.asCsv()}</LinkButton>
          </>
        )}
      </ButtonRow>
    </Page>
  );
}

/** What the list is narrowed to beside the fields above, each with the way back. */
function Chosen({ filter, names }: Pick<Props, 'filter' | 'names'>) {
  const chosen = (['person', 'about', 'unit'] as const).filter((name) => filter[name] !== null);
  if (chosen.length === 0) return null;
  const labels = { person: t.who(), about: t.about(), unit: t.fromUnit() };
  return (
    <ul class="log-chosen">
      {chosen.map((name) => (
        <li>
          {labels[name]}: {names[name] ?? t.closed()} <a href={addressWith({ [name]: null, before: null })}>{t.showAll()}</a>
        </li>
      ))}
    </ul>
  );
}

/** "Eva Ek öppnade sidan om Anna Andersson", as what, from where and why. One's own log leaves one's own name out. */
function What({ entry, reviewer }: { entry: Entry; reviewer: boolean }) {
  const about = entry.about ?? (entry.about_person_id ? t.closed() : null);
  const said = actWords(entry.act, about);
  const role = rolesOf(entry);
  return (
    <>
      <p>
        {reviewer ? <Named name={nameOfActor(entry)} by="person" id={entry.person_id} /> : null} {reviewer ? said : capital(said)}
        {about && !tellsAbout(entry.act) && `. ${t.about()}: ${about}`}
      </p>
      {(role || entry.unit) && (
        <p class="log-whence">
          {role}
          {role && entry.unit && ' · '}
          {entry.unit && (reviewer ? <Named name={entry.unit} by="unit" id={entry.unit_id} /> : entry.unit)}
        </p>
      )}
      {entry.reason && (
        <p>
          {t.reason()}: {entry.reason}
        </p>
      )}
    </>
  );
}

/** A link to all of hers, or of the unit's. */
const Named = ({ name, by, id }: { name: string; by: 'person' | 'unit'; id: string | null }) =>
  id ? <a href={addressWith({ [by]: id, before: null })}>{name}</a> : <span>{name}</span>;

function More({ entry, reviewer }: { entry: Entry; reviewer: boolean }) {
  const level = entry.level ? t.levelIs({ level: entry.level }) : null;
  const about = reviewer && entry.about_person_id;
  return (
    <details class="more">
      <summary>{t.details()}</summary>
      <Facts
        items={[
          ...factsOf(entry.details),
          { term: t.signedInAt(), value: level },
          {
            term: t.subject(),
            value: entry.subject_id && `${entry.subject_type?.replaceAll('_', ' ') ?? ''} ${entry.subject_id}`,
          },
          { term: t.code(), value: <code>{entry.act}</code> },
          { term: t.number(), value: String(entry.id) },
        ]}
      />
      {about && (
        <p>
          <a href={addressWith({ about, before: null })}>{t.allAbout()}</a>
        </p>
      )}
    </details>
  );
}
