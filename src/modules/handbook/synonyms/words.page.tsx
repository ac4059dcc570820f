import type { FormState } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  Confirm,
  Empty,
  ErrorSummary,
  Form,
  LinkButton,
  Page,
  Section,
  Select,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { t } from '../search/texts.ts';
import type { Group, Place } from './synonyms.queries.ts';

const trail = [
  { href: '/handbook', label: t.book },
  { href: '/handbook/search', label: t.title },
];
const way = () => trail.map(({ href, label }) => ({ href, label: label() }));

type Props = { groups: readonly Group[]; places: readonly Place[]; form: FormState; id: string };

/** A municipality's own words, and a line to add some. */
export function WordsPage({ groups, places, form, id }: Props) {
  return (
    <Page title={t.wordsTitle()} lead={t.wordsLead()} trail={way()}>
      <ErrorSummary form={form} />
      {groups.length === 0 && <Empty title={t.noGroups()} body={t.noGroupsBody()} />}
      {places
        .map((place) => ({ place, theirs: groups.filter((group) => group.municipality_id === place.id) }))
        .filter(({ theirs }) => theirs.length > 0)
        .map(({ place, theirs }) => (
          <Table
            caption={t.wordsIn({ place: place.name })}
            columns={[{ label: t.group() }, { label: t.madeOn() }, { label: t.change(), hidden: true }]}
            rows={theirs.map((group) => [
              group.words.join(', '),
              formatDate(group.created_at),
              <a href={`/handbook/words/${group.id}`} aria-label={`${t.change()}: ${group.words.join(', ')}`}>
                {t.change()}
              </a>,
            ])}
          />
        ))}
      <Section title={t.newGroup()}>
        <Form action="/handbook/words" hidden={{ id, ...(places.length === 1 && places[0] ? { place: places[0].id } : {}) }}>
          {places.length > 1 && (
            <Select
              name="place"
              label={t.place()}
              form={form}
              required
              options={places.map((place) => ({ value: place.id, label: place.name }))}
            />
          )}
          <TextArea name="words" label={t.groupWords()} help={t.groupHelp()} form={form} rows={3} required />
          <ButtonRow>
            <Button>{t.add()}</Button>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  );
}

export function GroupPage({ group, form }: { group: Group; form: FormState }) {
  const at = `/handbook/words/${group.id}`;
  return (
    <Page title={t.changeTitle()} lead={group.place} trail={[...way(), { href: '/handbook/words', label: t.wordsTitle() }]}>
      <ErrorSummary form={form} />
      <Form action={at}>
        <TextArea name="words" label={t.groupWords()} help={t.groupHelp()} form={form} rows={4} required />
        <ButtonRow>
          <Button>{t.save()}</Button>
          <LinkButton href="/handbook/words" variant="quiet">
            {t.wordsTitle()}
          </LinkButton>
        </ButtonRow>
      </Form>
      <Confirm label={t.remove()} question={t.removeQuestion()} yes={t.removeYes()} action={`${at}/remove`} />
    </Page>
  );
}
