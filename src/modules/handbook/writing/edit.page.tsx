import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  Copy,
  ErrorSummary,
  Field,
  FileField,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  TextArea,
  TextEditor,
} from '#platform/ui/index.ts';
import type { TakenInto } from '../proposals/taken-into.queries.ts';
import { TakenIntoBox } from '../proposals/taken-into.tsx';
import { routineTrail } from '../routines/trail.ts';
import { t as ofVersion } from '../versions/texts.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { Touching } from './merge-words.ts';
import type { Conflict } from './save-body.ts';
import { t } from './texts.ts';
import { sayConflict } from './who-saved.ts';
import { MOST_BODY } from './words.ts';

type EditPageProps = {
  version: Version;
  form: FormState;
  /** The revision the words in the fields go on from. */
  revision: number;
  conflict?: Conflict;
  /** Tells one writer's words from another's in a browser they share; says nothing else of her. */
  marker: string;
  /** A picture just put in, as the line that shows it. */
  pictureLine?: string;
  /** What has been taken into the draft, to be written. */
  taken: readonly TakenInto[];
};

/** The desk: title, summary and text of a draft. Whole without script; with it, the editor and the quiet saving lie on top. */
export function EditPage(props: EditPageProps) {
  const { version, form, revision, conflict, marker, pictureLine, taken } = props;
  const here = `/handbook/versions/${version.id}`;
  // Sent to review, or further, while she wrote: her words stand in the fields.
  const closed = version.state !== 'draft';
  const pictures = { send: `${here}/pictures`, show: '/handbook/pictures/' };
  const title = t.editTitle({ number: version.routine_number, title: version.title });
  return (
    <Page title={title} lead={t.editLead()} trail={routineTrail(version, version.number > 1)}>
      {conflict && <Conflicts conflict={conflict} here={here} />}
      {closed && (
        <Notice kind="waiting" title={ofVersion.closedTitle()}>
          <p>{ofVersion.closedBody()}</p>
        </Notice>
      )}
      {pictureLine && (
        <Notice kind="done">
          <p>{t.pictureIn()}</p>
          <Copy name="line" label={t.pictureLine()} text={pictureLine} />
        </Notice>
      )}
      <ErrorSummary form={form} />
      <TakenIntoBox taken={taken} number={version.number} />
      <Form action={`${here}/edit`} hidden={{ revision }} keep={t.keepWords()}>
        <div
          class="autosave"
          data-autosave={JSON.stringify(autosaveWords(version))}
          data-marker={marker}
          data-paused={conflict || closed ? '' : undefined}
        />
        <Field name="title" label={t.title()} form={form} maxlength={200} required />
        <TextArea name="summary" label={t.summary()} form={form} maxlength={600} rows={3} required />
        <TextEditor name="body" label={t.body()} form={form} rows={24} maxlength={MOST_BODY} pictures={pictures} required />
        <ButtonRow>
          <Button>{t.save()}</Button>
          <LinkButton href={here} variant="quiet">
            {t.back()}
          </LinkButton>
        </ButtonRow>
      </Form>
      <Section title={t.pictures()} lead={t.picturesLead()}>
        <Form action={`${here}/pictures`} enctype="multipart/form-data">
          <FileField
            name="file"
            label={t.pictureFile()}
            help={t.pictureHelp()}
            accept=".png,.jpg,.jpeg,.webp"
            form={form}
            required
          />
          <Field name="alt" label={t.pictureAlt()} help={t.pictureAltHelp()} form={form} maxlength={300} required />
          <Button variant="secondary">{t.putIn()}</Button>
        </Form>
      </Section>
      <Section title={t.files()} lead={t.filesLead()}>
        <p>
          <a href={`${here}/text.md`}>{t.download()}</a>
        </p>
        <Form action={`${here}/text.md`} enctype="multipart/form-data" hidden={{ revision }}>
          <FileField name="text" label={t.file()} help={t.fileHelp()} accept=".md,.markdown,.txt" form={form} required />
          <Button variant="secondary">{t.takeIn()}</Button>
        </Form>
      </Section>
    </Page>
  );
}

const autosaveWords = (version: Version) => ({
  saved: t.autosaved(),
  waiting: t.autosaveWaiting(),
  signedOut: t.autosaveSignedOut(),
  gone: t.autosaveGone(),
  leftTitle: t.leftTitle(),
  leftWords: t.leftWords(),
  leftTake: t.leftTake(),
  leftThrow: t.leftThrow(),
  leftCompare: t.leftCompare(),
  leftMine: t.leftMine(),
  leftSaved: t.leftSaved(),
  lastSaved: `${t.autosaved()} ${formatDate(version.changed_at)} ${formatTime(version.changed_at)}`,
});

function Conflicts({ conflict: { saver, touching, words }, here }: { conflict: Conflict; here: string }) {
  const said = sayConflict(saver);
  const wovenElsewhere = touching.length > 0 && words.body !== '';
  return (
    <Notice kind="waiting" title={said.title}>
      <p>{said.lead}</p>
      {wovenElsewhere && <p>{said.woven}</p>}
      {touching.map((place) => (
        <TouchingPlace place={place} whose={said.theirs} />
      ))}
      <p>
        <a href={`${here}/edit`}>{t.takeTheirs()}</a>
      </p>
    </Notice>
  );
}

/** Both as they were written, side by side where there is room: what is chosen is copied from here as it stands. */
function TouchingPlace({ place: { part, mine, theirs }, whose }: { place: Touching; whose: string }) {
  return (
    <section class="touching" aria-label={t[part]()}>
      <h2>{t[part]()}</h2>
      <div class="touching-both">
        <div>
          <h3>{t.mine()}</h3>
          <pre class="touching-words">{mine || t.nothing()}</pre>
        </div>
        <div>
          <h3>{whose}</h3>
          <pre class="touching-words">{theirs || t.nothing()}</pre>
        </div>
      </div>
    </section>
  );
}
