import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import {
  Button,
  ButtonRow,
  Checkbox,
  Confirm,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Page,
  PostButton,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import type { Book, Chapter, Keeper } from './books.queries.ts';
import { t } from './texts.ts';

export function NewBookPage({ keepers, form, id }: { keepers: readonly Keeper[]; form: FormState; id: string }) {
  return (
    <Page title={t.newTitle()} lead={t.newLead()} trail={[{ href: '/handbook', label: t.title() }]}>
      <ErrorSummary form={form} />
      <Form action="/handbook/books" hidden={{ id }}>
        <Field name="title" label={t.titleLabel()} help={t.titleHelp()} maxlength={200} form={form} required />
        <Select
          name="organisation_id"
          label={t.keeper()}
          help={t.keeperHelp()}
          options={keepers.map((one) => ({ value: one.id, label: one.name }))}
          form={form}
          required
        />
        <TextArea name="intro" label={t.intro()} maxlength={4000} form={form} />
        <TextArea name="chapters" label={t.chapters()} help={t.chaptersHelp()} rows={6} maxlength={4000} form={form} />
        <Button>{t.make()}</Button>
      </Form>
    </Page>
  );
}

type EditProps = {
  book: Book;
  form: FormState;
  /** Which chapter's form came back, and what it says; '' for the new one. */
  chapter?: { id: string; form: FormState };
};

export function EditBookPage({ book, form, chapter }: EditProps) {
  const at = `/handbook/books/${book.id}`;
  return (
    <Page
      title={t.editTitle({ title: book.title })}
      trail={[
        { href: '/handbook', label: t.title() },
        { href: at, label: book.title },
      ]}
    >
      <ErrorSummary form={chapter?.form ?? form} prefix={chapter && chapterPrefix(chapter.id)} />
      <Form action={`${at}/edit`}>
        <Field name="title" label={t.titleLabel()} maxlength={200} form={form} required />
        <TextArea name="intro" label={t.intro()} maxlength={4000} form={form} />
        {book.decides ? (
          <Checkbox name="public" label={t.public()} help={t.publicHelp()} form={form} />
        ) : (
          book.public_at && <input type="hidden" name="public" value="on" />
        )}
        <Button>{t.save()}</Button>
      </Form>
      <Section title={t.chapters()}>
        {book.chapters.length === 0 && <Notice>{t.noChapters()}</Notice>}
        <ol class="chapter-forms">
          {book.chapters.map((one, i) => (
            <li>
              <ChapterForm
                book={book}
                chapter={one}
                last={i === book.chapters.length - 1}
                {...(chapter?.id === one.id ? { form: chapter.form } : {})}
              />
            </li>
          ))}
        </ol>
        <Form action={`${at}/chapters`} prefix={chapterPrefix('')}>
          <Field
            name="title"
            label={t.newChapter()}
            maxlength={200}
            form={chapter?.id === '' ? chapter.form : filled({})}
            required
          />
          <Button variant="secondary">{t.addChapter()}</Button>
        </Form>
      </Section>
      {book.decides && <Confirm label={t.close()} question={t.closeQuestion()} yes={t.closeYes()} action={`${at}/close`} />}
    </Page>
  );
}

/** Each chapter's form has a title, and so has the book's. */
const chapterPrefix = (id: string): string => `chapter-${id || 'new'}`;

function ChapterForm({ book, chapter, last, form }: { book: Book; chapter: Chapter; last: boolean; form?: FormState }) {
  const at = `/handbook/books/${book.id}/chapters/${chapter.id}`;
  const named = { n: chapter.position };
  return (
    <>
      <Form action={at} prefix={chapterPrefix(chapter.id)}>
        <Field
          name="title"
          label={t.chapterName(named)}
          maxlength={200}
          form={form ?? filled({ title: chapter.title })}
          required
        />
        <Button variant="secondary">{t.saveChapter(named)}</Button>
      </Form>
      <ButtonRow>
        {chapter.position > 1 && <PostButton action={`${at}/move`} label={t.up(named)} hidden={{ move: 'up' }} variant="quiet" />}
        {!last && <PostButton action={`${at}/move`} label={t.down(named)} hidden={{ move: 'down' }} variant="quiet" />}
        <PostButton action={`${at}/remove`} label={t.remove(named)} variant="quiet" />
      </ButtonRow>
    </>
  );
}
