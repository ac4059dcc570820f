import { knownLaws } from '#platform/text/law-names.ts';
import type { FieldProps } from './field-frame.tsx';
import { TextArea } from './text-area.tsx';
import { t } from './texts.ts';

type TextEditorProps = FieldProps & {
  rows?: number;
  maxlength?: number;
  /** Where pictures of this text are sent (answers `{ id }`) and shown from (followed by the id). Left out: no pictures. */
  pictures?: { send: string; show: string };
  /** Leaves out how Markdown is written: the page says so at another field already. */
  brief?: boolean;
};

/**
 * A field for Markdown. It is a text area that always holds the text; where there is script the editor lies on top of it
 * (src/client/editor), and the words it needs come along here, in the reader's language.
 */
export function TextEditor({ pictures, brief, rows = 14, ...props }: TextEditorProps) {
  const marks: Record<`data-${string}`, string> = { 'data-editor': JSON.stringify(words()) };
  if (pictures) Object.assign(marks, { 'data-pictures': pictures.send, 'data-picture': pictures.show });
  return (
    <div class="text-editor">
      <TextArea {...props} rows={rows} marks={marks} />
      {!brief && <p class="editor-help">{t.editorHelp()}</p>}
    </div>
  );
}

/** Keys are those of what src/client/editor asks for. */
const words = () => ({
  toolbar: t.editorToolbar(),
  heading2: t.editorHeading2(),
  heading3: t.editorHeading3(),
  bold: t.editorBold(),
  italic: t.editorItalic(),
  bullets: t.editorBullets(),
  numbers: t.editorNumbers(),
  moveIn: t.editorMoveIn(),
  moveOut: t.editorMoveOut(),
  link: t.editorLink(),
  table: t.editorTable(),
  addRow: t.editorAddRow(),
  addColumn: t.editorAddColumn(),
  removeRow: t.editorRemoveRow(),
  removeColumn: t.editorRemoveColumn(),
  removeTable: t.editorRemoveTable(),
  picture: t.editorPicture(),
  law: t.editorLaw(),
  undo: t.editorUndo(),
  redo: t.editorRedo(),
  asText: t.editorAsText(),
  asPage: t.editorAsPage(),
  linkAddress: t.editorLinkAddress(),
  linkUnsafe: t.editorLinkUnsafe(),
  linkRemove: t.editorLinkRemove(),
  pictureFile: t.editorPictureFile(),
  pictureWords: t.editorPictureWords(),
  pictureNoWords: t.editorPictureNoWords(),
  pictureNoFile: t.editorPictureNoFile(),
  pictureFailed: t.editorPictureFailed(),
  laws: knownLaws().map(({ statute, name }) => [statute, `${name} (${statute.replace(/-(?=\d)/, ' ')})`] as const),
  lawWhich: t.editorLawWhich(),
  lawOther: t.editorLawOther(),
  lawStatute: t.editorLawStatute(),
  lawChapter: t.editorLawChapter(),
  lawSection: t.editorLawSection(),
  lawUnreadable: t.editorLawUnreadable(),
  lawChapterWord: t.editorLawChapterWord(),
  insert: t.editorInsert(),
  close: t.editorClose(),
  picturesDropped: t.editorPicturesDropped(),
  wayOut: t.editorWayOut(),
});

export type EditorWords = ReturnType<typeof words>;
