-- The analyser: what a word is searched by. In SQL, so that the trigger that publishes also makes the entry, and nothing
-- stale can be found (decision 0035). Own rules rather than the server's dictionary: that one misses våldet and boendet, and
-- what it makes of a word differs between versions of PostgreSQL. Who changes anything that alters a term counts
-- search_analyser() up, and the job makes every entry again.
--
-- For other modules (questions of networks), which keep a tsvector of their own:
--   handbook.search_vector(title, headings, text) → tsvector   when a row is written, in a trigger or an act
--   handbook.search_query(typed, municipality) → tsquery       to be matched with @@ and ranked with ts_rank
create or replace function handbook.search_analyser() returns integer language sql immutable parallel safe as $$ select 2 $$;

-- Text with each letter in one piece (Macs send å as two), nothing invisible in it, and no white space but spaces and lines.
create or replace function handbook.search_plain(written text) returns text language sql immutable parallel safe set search_path = '' as $$
  select regexp_replace(normalize(written, NFC), '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g')
$$;

-- Words of a text in order, lower case: å, ä and ö are letters of their own, é is an e. A letter before a hyphen belongs to its
-- word (e-post). The same pattern stands in excerpt.ts, so that the places of words are the same there.
create or replace function handbook.search_tokens(plain text) returns table (word text, place bigint) language sql immutable parallel safe set search_path = '' as $$
  select left(translate(lower(m[1] collate "und-x-icu"), 'éèêëáàâãíìîïóòôõúùûüýÿñçøæ-', 'eeeeaaaaiiiioooouuuuyyncöä'), 60), n
  from regexp_matches(plain, '((?:[A-Za-zÅÄÖåäö]-)?[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u27bf\u3000-\u303f]+)', 'g')
    with ordinality x (m, n)
$$;

-- Words that say nothing by themselves.
create or replace function handbook.search_is_small(word text) returns boolean language sql immutable parallel safe as $$
  select word = any ('{alla,allt,att,av,bara,blev,bli,blir,blivit,de,dem,den,denna,deras,dess,dessa,det,detta,dig,din,dina,dit,ditt,du,där,därför,då,efter,eller,en,er,era,ert,ett,finns,från,få,får,för,genom,ha,hade,han,hans,har,henne,hennes,hon,honom,hos,hur,här,i,icke,in,inom,inte,ja,jag,ju,kan,kommer,kunde,man,med,mellan,men,mig,min,mina,mitt,mot,mycket,måste,ni,nu,när,någon,något,några,och,om,oss,på,samma,sedan,sig,sin,sina,sitt,själv,ska,skall,skulle,som,så,sådan,till,under,upp,ut,utan,vad,var,vara,varit,varje,vars,vart,vem,vi,vid,vilka,vilken,vilket,vill,är,även,åt,över}'::text[])
$$;

-- What all inflections of a word have in common. Endings are taken away again and again until none is left, so that every form
-- comes to the same whatever it began as; which letters are left does not matter, and is never shown.
create or replace function handbook.search_stem(word text) returns text language plpgsql immutable strict parallel safe set search_path = '' as $$
declare w text := word; before text; irregular text;
begin
  if w !~ '^[a-zåäö]+$' then return w; end if;
  for i in 1..6 loop
    before := w;
    -- våldets, kommunens: never polis or hus
    w := regexp_replace(w, '^((?:[^aeiouyåäö]*[aeiouyåäö]+[^aeiouyåäö].*|..+)[bcdfghjklmnoprtvyaeå])s$', '\1');
    w := regexp_replace(w, '^((?:[^aeiouyåäö]+[aeiouyåäö]+[^aeiouyåäö]|[aeiouyåäö]+[^aeiouyåäö].){1,1}?.*?)(?:heterna|heten|heter|het|andena|anden|andet|ande|arna|erna|orna|aren|are|aste|ast|ade|ad|at|ar|ern|er|orn|or|ena|en|et|an|it|a|e)$', '\1');
    w := regexp_replace(w, '^(.{5,})ation$|^(.{4,})ning$', '\1\2');
    w := regexp_replace(w, '^(.{4,})ing$|^(.{4,})lig$', '\1\2');
    w := regexp_replace(w, '^(.{4,})ig$', '\1');
    w := regexp_replace(w, '(n)n$|(m)m$', '\1\2'); -- mannen, hemmet
    w := regexp_replace(w, '^(..+[dtgfbpkv])r$', '\1'); -- föräldrar, offret
    w := regexp_replace(w, '^(..+[gxkp])n$|^(....+d)n$', '\1\2'); -- vuxna, öppna, samordna
    w := regexp_replace(w, '^(..+[^aeiouyåäös])j$', '\1'); -- stödja, följa
    w := regexp_replace(w, '^(..+[^aeiouyåäö])el$', '\1l'); -- misshandel
    w := regexp_replace(w, '^(...+[bgklmprv])t$|^(....+[lmv])d$|^(....+d)d$', '\1\2\3'); -- svårt, anmäld, utredd
    w := regexp_replace(w, '^(....+(?:[iyuö]|el))n$', '\1'); -- ekonomin, policyn, miljön, misshandeln
    exit when w = before;
  end loop;
  irregular := '{"män":"man","utsätt":"utsatt","utsät":"utsatt","sön":"son","döt":"dot","dött":"dott","böck":"bok","nätt":"natt","numr":"num","skrev":"skriv","slog":"slag","slår":"slag","slå":"slag","våldtag":"våldtäk","våldt":"våldtäk","våldtog":"våldtäk","våldtar":"våldtäk","bröt":"bryt","brut":"bryt","begick":"begå","utrett":"utred","grep":"grip","ströp":"stryp","tvång":"tving","omhändertog":"omhändertag","omhändert":"omhändertag"}'::jsonb ->> w;
  return coalesce(irregular, regexp_replace(w, '^(...+)män$|^(.+)böck$', case when w like '%män' then '\1man' else '\2bok' end));
end $$;

-- Words of the field, of which compounds are put together: > only first, < only last. Other words are never split, so that hotell is
-- no hot and forum no rum (word-list.test.ts has what must not be split).
create or replace function handbook.search_lexicon() returns text[] language sql immutable parallel safe as $$ select regexp_split_to_array(btrim($w$
våld partnervåld hedersvåld hot hotbild frid fridskränkning kvinnofrid barnfrid kvinna man> mans> flicka pojke tjej kille barn
barnbarn ungdom unga> ung> vuxen> vuxna> familj förälder föräldra> mor> mamma pappa syskon släkting anhörig närstående partner
make sambo relation nära> heder förtryck tvång tvångs> äktenskap barnäktenskap könsstympning stympning omskärelse skydd skyddat>
boende jour kvinnojour tjejjour jourhem hem härbärge tillflykt utsatt våldsutsatt utsatthet utövare våldsutövare gärningsman
förövare offer brott brottsoffer misshandel> misshandel fysisk> psykisk> sexuell> sex> sexual> ekonomi> ekonomisk> materiell>
latent> försummelse vanvård övergrepp våldtäkt stalkning förföljelse ofredande trakasseri kränkning trafficking människo> handel<
människohandel prostitution köp< sexköp samordnare samordning samverkan samarbete handläggare handläggning ärende utredare
utredning utrednings> bedömning riskbedömning risk farlighet skyddsbedömning skyddsbehov behov plan handlingsplan åtgärd åtgärds>
insats stöd stödinsats stödsamtal samtal boendestöd hjälp råd rådgivning rådgivare behandling behandlare terapi terapeut kris
krisstöd trauma anmälan orosanmälan oro oros> polisanmälan polis åklagare domstol tingsrätt rätt rättegång rättshjälp advokat
jurist biträde målsägande> målsägare vittne bevis säkring dokument dokumentation dokumentations> journal anteckning intyg
rättsintyg skada skade> foto bild text socialtjänst social> social nämnd socialnämnd förvaltning kommun kommunal> region län läns>
stat stats> myndighet förskola skola skol> gymnasium fritids> fritid elev elevhälsa hälsa hälso> vård vårdnad vårdnadshavare
umgänge umgänges> sjuk> sjukvård sjukhus hemsjukvård hemtjänst äldre> äldreomsorg omsorg funktionshinder funktionsnedsättning
nedsättning missbruk beroende psykiatri socialpsykiatri primärvård vårdcentral akut> akut mottagning barnmorska mödravård
förlossning tandvård tandläkare läkare sköterska sjuksköterska undersköterska kurator psykolog skolkurator barnavård chef enhet
enhetschef> ledning ledare ledningssystem personal medarbetare arbete arbets> arbetsplats plats grupp referens> referensgrupp
råds> team möte nätverk ombud våldsombud kontakt kontaktperson person personal> tjänst tjänste> tjänsteperson roll ansvar ansvars>
uppdrag uppgift arbetsuppgift uppföljning utvärdering kvalitet kvalitets> avvikelse rutin rutiner> handbok bok< riktlinje policy
föreskrift lag lagrum lagstiftning paragraf beslut besluts> delegation delegations> ordning< avtal överenskommelse remiss
utbildning kurs fortbildning handledning föreläsning seminarium konferens information informations> broschyr affisch kampanj
förebyggande> förebyggare prevention förebygg> tidig> risk> larm trygghet trygghets> larmknapp belagd< belagt< märkt< knapp< telefon nummer nummer<
mobil> adress adress> uppgifts> skyddade> personuppgift personuppgifter> folkbokföring identitet spärr markering sekretess
sekretess> tystnad tystnads> plikt anmälningsplikt skyldighet anmälningsskyldighet uppgiftsskyldighet samtycke bistånd
försörjning> försörjningsstöd ersättning ersättnings> inkomst pension> avgift kostnad kostnads> budget> bostad bostads> lägenhet
hyra> hyres> lån> kontrakt< kontrakt fråga fråge> rutinfråga formulär bedömningsinstrument instrument screening statistik mätning
enkät underlag rapport rapporterings> redovisning tolk tolkning> språk> modersmål migrations> migration asyl> asyl nyanländ>
flykting flykting> uppehållstillstånd tillstånd djur> djur husdjur stall< vapen vapen> stryp> strypning strypvåld dödligt> död>
döds> dödsfall mord självmord suicid> suicid självskada självskade> brand förälder> föräldraskap vårdnads> vårdnadstvist tvist
placering placerings> placerad> familjehem familjerätt faderskap> omhändertagande> omhändertagande förhandsbedömning förhands>
barnahus barna> barnrätt barnkonvention konvention barnperspektiv perspektiv delaktighet säkerhet säkerhets> säkerhetsplan
planering genomförande> genomförandeplan vårdplan mål> uppdrags> arbetssätt metod metod> program manual> checklista mall blankett
hot> hotfull> hotelse hotbedömning heders> hedersrelaterat> relaterat< relaterad< kontaktförbud förbud tillträde> tillträdesförbud
besöks> besöksförbud besök hembesök reseförbud utrese> utreseförbud resa alkohol narkotika drog drog> läkemedel> spel> vecko>
månads> års> dag> dags> natt> jourtid beredskap beredskaps> socialjour kväll> helg> verksamhet verksamhets> förening förenings>
ideell> organisation kyrka> trossamfund> civil> samhälle samhälls> samhällsorientering orientering invånare medborgar> brukare
klient patient> patient kund> deltagare vårdtagare besökare kollega medarbetar> omsorgs> gruppboende serviceboende särskilt>
korttids> vårdboende äldreboende stödboende skyddsboende övergångsboende boendeform form> form< lösning boendelösning barns>
barnets> kunskap kunskaps> stöd> material> material utbildnings> metodstöd kvinna handlings> kvinnohus kvinnocentrum kvinnoklinik mansjour
manscentrum centrum krismottagning mottagnings> familjecentral ungdomsmottagning barnmottagning process< process> karta
kartläggning kart> områdes> område bevakning< bevakning omvärlds> årshjul hjul< hjul följsamhet larm> tele> digital> digitalt>
nätet> nät> internet> spårning gps> övervakning kamera> app< relationsvåld relations> våldsbejakande> extremism> eftervåld efter>
latens> normaliserings> normalisering process uppbrott> uppbrotts> uppbrott återfall återfalls> lucka> tjänstgörings> schema>
introduktions> introduktion rekrytering registerutdrag register> utdrag< diarie> dagbok> diarienummer arkiv> arkiv gallrings>
gallring personnummer samordningsnummer klagomål> klagomål synpunkt lex> tillsyn tillsyns> ivo> inspektion inspektions> revision>
kontroll kontroll> egenkontroll egen>
$w$, E' \n'), '\s+') $$;

delete from handbook.search_part;
insert into handbook.search_part (part, term, place)
  with base as (
    select distinct rtrim(x, '<>') as word, right(x, 1) as mark from unnest(handbook.search_lexicon()) x)
  select distinct p.part, handbook.search_stem(b.word), 'lead' from base b, lateral (
      select b.word || e from unnest(array['', 's']) e
      union select left(b.word, -1) || e from unnest(array['', 'o', 'u', 'e', 's', 'a']) e where b.word ~ '[ae]$'
      union select b.word || e from unnest(array['e', 'a']) e where b.word ~ '[^aeiouyåäö]$' and length(b.word) > 3
      union select left(b.word, -2) || e from unnest(array['', 'ning', 'nings']) e where b.word ~ '[^aeiouyåäö]an$') p (part)
    where b.mark <> '<' and length(p.part) > 2
  union select handbook.search_stem(b.word), handbook.search_stem(b.word), 'end' from base b where b.mark <> '>';

-- Every way a word is put together of the field's words, wholly: terms in order. None for most words.
create or replace function handbook.search_splits(word text) returns setof text[] language plpgsql stable strict parallel safe set search_path = '' as $$
begin
  if length(word) not between 6 and 60 or word ~ '[0-9]' then return; end if;
  return query
    with recursive way (terms, place) as (
      select '{}'::text[], 1
      union select w.terms || p.term, w.place + length(p.part)
        from way w cross join generate_series(3, 20) n
          join handbook.search_part p on p.place = 'lead' and p.part = substr(search_splits.word, w.place, n)
        where cardinality(w.terms) < 4 and length(search_splits.word) - (w.place + n - 1) >= 3)
    select distinct w.terms || p.term from way w
      join handbook.search_part p on p.place = 'end' and p.part = handbook.search_stem(substr(search_splits.word, w.place))
    where cardinality(w.terms) > 0;
end $$;

create or replace function handbook.search_parts(word text) returns text[] language plpgsql stable strict parallel safe set search_path = '' as $$
begin
  return (select coalesce(array_agg(distinct t), '{}') from handbook.search_splits(word) s, unnest(s) t);
end $$;

-- Without dots: what somebody types whose keyboard has no å, ä, ö.
create or replace function handbook.search_bare(term text) returns text language sql immutable parallel safe as $$ select '~' || translate(term, 'åäö', 'aao') $$;

-- What is kept of words worked out before; new ones are added, in order, so that two who publish at once wait for each other. At most
-- a thousand are taken to pieces in one go, which takes a second: a text of twenty thousand would keep whoever publishes it waiting
-- for half a minute. The rest are kept whole, as of no analyser, and taken up where they are met next; an entry with such words is
-- made again by the job.
create or replace function handbook.search_learn(words text[]) returns void language plpgsql security definer set search_path = '' as $$
declare fresh text[]; w text;
begin
  select array_agg(distinct u order by u) into fresh from unnest(words) u
    where not handbook.search_is_small(u) and not exists (select from handbook.search_form f where f.word = u and f.analyser = handbook.search_analyser());
  foreach w in array coalesce(fresh[:1000], '{}') loop
    insert into handbook.search_form (word, analyser, term, parts)
      values (w, handbook.search_analyser(), handbook.search_stem(w), handbook.search_parts(w))
      on conflict (word) do update set analyser = excluded.analyser, term = excluded.term, parts = excluded.parts;
  end loop;
  insert into handbook.search_form (word, analyser, term, parts)
    select u, 0, handbook.search_stem(u), '{}' from unnest(fresh[1001:]) u order by u
    on conflict (word) do update set analyser = excluded.analyser, term = excluded.term, parts = excluded.parts
      where search_form.analyser not in (0, handbook.search_analyser());
end $$;

-- Two terms near each other, whichever comes first, as a term of its own: the index alone answers for them, where places would have
-- to be read of every entry that has both.
create or replace function handbook.search_pair(one text, other text) returns text language sql immutable parallel safe as $$
  select case when one = other then one else least(one collate "C", other) || '+' || greatest(one collate "C", other) end
$$;

-- Words in order, each with a weight, as terms with places: A is a title, B a heading, C text, D what a word is put together of
-- and, for those who type without dots, the term without them. What words of the field stand within three words of each other has
-- no place but in a title or heading.
create or replace function handbook.search_of(words text[], weights text[]) returns tsvector language plpgsql security definer set search_path = '' as $$
declare vector text;
begin
  perform handbook.search_learn(words);
  -- A word that search_forget took away in between is worked out here.
  with said as materialized (
      select coalesce(f.term, handbook.search_stem(u.word)) as term, coalesce(f.parts, handbook.search_parts(u.word)) as parts,
        u.weight, case u.weight when 'A' then 'B' else 'D' end as less, least(u.place, 16383)::integer as place
      from unnest(words, weights) with ordinality u (word, weight, place) left join handbook.search_form f on f.word = u.word
      where f.word is not null or not handbook.search_is_small(u.word)),
    term as (
      select s.term, s.place, s.weight from said s
      union all select p, s.place, s.less from said s, unnest(s.parts) p where p <> s.term),
    joined as materialized (
      select t.term, t.place, case when t.weight < 'C' then 'B' else 'D' end as weight from term t
      where t.term in (select p.term from handbook.search_part p)),
    pair as (
      select handbook.search_pair(a.term, b.term) as term, min(case when a.weight = 'B' and b.weight = 'B' then a.place end) as place
      from joined a cross join generate_series(0, 3) far join joined b on b.place = a.place + far and b.term <> a.term group by 1),
    every as (
      select * from term
      union all select handbook.search_bare(s.term), s.place, s.less from said s where s.term ~ '[åäö]'
      union all select p.term, p.place, 'B' from pair p)
  select string_agg('''' || y.term || '''' || coalesce(':' || y.places, ''), ' ') into vector from (
    select x.term, string_agg(x.place || x.weight, ',' order by x.weight, x.place) filter (where x.nth <= 200) as places
    from (select *, row_number() over (partition by every.term order by every.weight, every.place) as nth from every) x group by x.term) y;
  return coalesce(vector, '')::tsvector;
end $$;

create or replace function handbook.search_vector(title text, headings text, body text) returns tsvector language sql security definer set search_path = '' as $$
  select handbook.search_of(array_agg(t.word order by l.nth, t.place), array_agg(l.weight order by l.nth, t.place))
  from (values (1, 'A', title), (2, 'B', headings), (3, 'C', body)) l (nth, weight, line), handbook.search_tokens(handbook.search_plain(l.line)) t
$$;

-- One word as it is asked for: itself, as a part of others, the parts it is itself put together of where they stand near each
-- other (polisanmälan: anmälan hos polisen), and words with dots where it was typed without.
create or replace function handbook.search_one(word text) returns tsquery language plpgsql stable security definer set search_path = '' as $$
declare term text := handbook.search_stem(word); asked text := format('%L', term); split text[];
begin
  if term ~ '[a-z]' and term !~ '[åäö]' then asked := asked || format(' | %L', handbook.search_bare(term)); end if;
  for split in select s from handbook.search_splits(word) s limit 4 loop
    asked := asked || ' | ' || (select string_agg(format('%L', handbook.search_pair(split[i - 1], split[i])), ' & ') from generate_series(2, cardinality(split)) i);
  end loop;
  return asked::tsquery;
end $$;

-- Terms of a few words that say something, in order: what synonyms are kept and recognised by.
create or replace function handbook.search_terms(typed text) returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(handbook.search_stem(t.word) order by t.place), '{}') from handbook.search_tokens(handbook.search_plain(typed)) t
  where not handbook.search_is_small(t.word)
$$;

-- What somebody typed, part by part: a word, words between quotation marks (as they stand), or words that the municipality has
-- other words for. Twenty at most; small words only where there are no others.
create or replace function handbook.search_units(typed text, town uuid) returns table (place integer, said text, asked tsquery, also text[])
language plpgsql stable security definer set search_path = '' as $$
declare part text; nth integer := 0; words text[]; roots text[]; i integer; best record;
begin
  place := 0;
  foreach part in array regexp_split_to_array(handbook.search_plain(left(typed, 1000)), '["“”„«»]') loop
    nth := nth + 1;
    select array_agg(t.word order by t.place) into words from handbook.search_tokens(part) t;
    if nth % 2 = 0 and cardinality(words) > 1 and place < 20 then
      place := place + 1;
      said := '”' || btrim(part) || '”';
      also := '{}';
      asked := handbook.search_phrase(part);
      if asked is not null then return next; end if;
      continue;
    end if;
    words := coalesce((select array_agg(w order by n) from unnest(words) with ordinality u (w, n) where not handbook.search_is_small(w)), '{}');
    roots := array(select handbook.search_stem(w) from unnest(words) with ordinality u (w, n) order by n);
    i := 1;
    while i <= cardinality(words) and place < 20 loop
      place := place + 1;
      select w.synonym_id, cardinality(w.terms) as size into best from handbook.synonym_word w
        where w.municipality_id = town and w.terms = roots[i : i + cardinality(w.terms) - 1] and cardinality(w.terms) > 0
        order by cardinality(w.terms) desc, w.synonym_id limit 1;
      if best.synonym_id is null then
        said := words[i]; asked := handbook.search_one(words[i]); also := '{}'; i := i + 1;
      else
        said := array_to_string(words[i : i + best.size - 1], ' ');
        select array_agg(w.word order by w.position) into also from handbook.synonym_word w
          where w.synonym_id = best.synonym_id and w.terms <> roots[i : i + best.size - 1];
        asked := handbook.search_all(words[i : i + best.size - 1]);
        for part in select unnest(also) loop
          asked := asked || handbook.search_all(array(select t.word from handbook.search_tokens(handbook.search_plain(part)) t where not handbook.search_is_small(t.word)));
        end loop;
        also := coalesce(also, '{}');
        i := i + best.size;
      end if;
      return next;
    end loop;
  end loop;
  if place = 0 then
    for said, asked, i in select t.word, handbook.search_one(t.word), t.place from handbook.search_tokens(handbook.search_plain(left(typed, 200))) t limit 3 loop
      place := i; also := '{}';
      return next;
    end loop;
  end if;
end $$;

create or replace function handbook.search_all(words text[]) returns tsquery language plpgsql stable set search_path = '' as $$
declare asked tsquery; w text;
begin
  foreach w in array words loop asked := coalesce(asked && handbook.search_one(w), handbook.search_one(w)); end loop;
  return asked;
end $$;

-- Words as they stand beside each other, small words between them counted.
create or replace function handbook.search_phrase(typed text) returns tsquery language plpgsql stable set search_path = '' as $$
declare asked tsquery; last bigint; t record;
begin
  for t in select x.word, x.place from handbook.search_tokens(handbook.search_plain(typed)) x where not handbook.search_is_small(x.word) limit 20 loop
    asked := case when asked is null then ('''' || handbook.search_stem(t.word) || '''')::tsquery
      else tsquery_phrase(asked, ('''' || handbook.search_stem(t.word) || '''')::tsquery, least(t.place - last, 100)::integer) end;
    last := t.place;
  end loop;
  return asked;
end $$;

-- All that was typed. Null where there is no word in it.
create or replace function handbook.search_query(typed text, town uuid) returns tsquery language plpgsql stable set search_path = '' as $$
declare part tsquery; asked tsquery;
begin
  for part in select u.asked from handbook.search_units(typed, town) u order by u.place loop asked := coalesce(asked && part, part); end loop;
  return asked;
end $$;

-- Markdown as plain lines: what is read, without marks and addresses.
create or replace function handbook.search_prose(markdown text) returns text language plpgsql immutable parallel safe set search_path = '' as $$
declare w text := handbook.search_plain(markdown);
begin
  w := regexp_replace(w, '!?\[([^\]\n]*)\]\([^)\n]*\)', '\1', 'g');
  w := regexp_replace(w, '<(?:https?://|mailto:)[^>\s]*>', '', 'g');
  w := regexp_replace(w, '^[ \t]*(?:\|?[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$', '', 'gn');
  w := regexp_replace(w, '^[ \t]*(?:(?:>|[-*+]|[0-9]{1,4}[.)])[ \t]+)+', '', 'gn');
  w := regexp_replace(w, '^[ \t]*(?:#{1,6}[ \t]+|`{3,}.*|\|)', '', 'gn');
  w := regexp_replace(w, '[ \t]*\|[ \t]*', ' ', 'g');
  w := regexp_replace(w, '\*{1,3}|~~|`|\m__|__\M|\m_|_\M', '', 'g');
  w := regexp_replace(w, '\\([!-/:-@[-`{-~])', '\1', 'g');
  return btrim(regexp_replace(w, '\s*\n\s*', E'\n', 'g'), E' \n\t');
end $$;

-- Makes the entry of a version in force, and takes away that of any other.
create or replace function handbook.search_index(which uuid) returns void language plpgsql security definer set search_path = '' as $$
declare v handbook.version; lines text[]; all_words text[]; weights text[]; made tsvector; book uuid;
begin
  select * into v from handbook.version x where x.id = which;
  if v.id is null or v.published_at is null or v.replaced_at is not null then
    delete from handbook.search_entry e where e.version_id = which;
    return;
  end if;
  select r.handbook_id into book from handbook.routine r where r.id = v.routine_id;
  with l as materialized (select row_number() over (order by x.part, x.nth) as nth, x.line, x.weight from (
    select 1 as part, 0::bigint as nth, handbook.search_plain(v.title) as line, 'A' as weight
    union all select 2, 0, handbook.search_plain(v.summary), 'B'
    union all select 3, b.nth, handbook.search_prose(b.line), case when b.line ~ '^ {0,3}#{1,6}\s' then 'B' else 'C' end
      from regexp_split_to_table(v.body, '\n') with ordinality b (line, nth)
    union all select 4, s.nth * 10 + p.nth, handbook.search_prose(p.line), p.weight
      from jsonb_array_elements(v.steps) with ordinality s (step, nth),
        lateral (values (1, s.step ->> 'title', 'B'), (2, s.step ->> 'text', 'C'), (3, s.step ->> 'who', 'C'), (4, s.step ->> 'when', 'C'),
          (5, s.step ->> 'contact', 'C'), (6, s.step ->> 'law', 'C'),
          (7, (select string_agg(n.branch ->> 'label', E'\n')
            from jsonb_array_elements(case jsonb_typeof(s.step -> 'next') when 'array' then s.step -> 'next' else '[]' end) n (branch)), 'C')) p (nth, line, weight)
      where jsonb_typeof(s.step) = 'object') x where x.line <> '')
  select (select array_agg(l.line order by l.nth) from l), array_agg(t.word order by l.nth, t.place), array_agg(l.weight order by l.nth, t.place)
    into lines, all_words, weights from l, handbook.search_tokens(l.line) t;
  made := handbook.search_of(all_words, weights);
  insert into handbook.search_entry (version_id, municipality_id, handbook_id, routine_id, analyser, head, terms, words, indexed_at)
    values (v.id, v.municipality_id, book, v.routine_id,
      case when exists (select from handbook.search_form f where f.word = any (all_words) and f.analyser <> handbook.search_analyser()) then 0
        else handbook.search_analyser() end, ts_filter(made, '{a,b}'),
      made || ('''@' || v.municipality_id || '''')::tsvector, array_to_string(lines, E'\n'), now())
    on conflict (version_id) do update set analyser = excluded.analyser, head = excluded.head, terms = excluded.terms, words = excluded.words,
      indexed_at = excluded.indexed_at;
  insert into handbook.search_word (handbook_id, word)
    select distinct book, w from unnest(all_words) w
    where length(w) > 2 and w !~ '[0-9]' and not handbook.search_is_small(w) order by 2 on conflict do nothing;
end $$;

-- Whatever puts a version in force or aside also changes what is found, in the same moment.
create or replace function handbook.search_follow() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform handbook.search_index(new.id);
  return null;
end $$;
create or replace trigger search_follow after insert or update of published_at, replaced_at on handbook.version
  for each row execute function handbook.search_follow();

-- Words kept for mending that stand nowhere any more, and what was worked out of words that stand in no handbook: it may be a name.
-- What is needed of it elsewhere is worked out anew.
create or replace function handbook.search_forget() returns void language sql security definer set search_path = '' as $$
  delete from handbook.search_word w using (
    select k.handbook_id, k.word from handbook.search_word k
    except select e.handbook_id, t.word from handbook.search_entry e, handbook.search_tokens(e.words) t) gone
  where w.handbook_id = gone.handbook_id and w.word = gone.word;
  delete from handbook.search_form f where not exists (select from handbook.search_word w where w.word = f.word);
$$;

-- Handbooks that are searched: my municipality's, or those open to everybody. As the policies on handbook.handbook say, which the
-- functions below go past, since no index on terms is used beneath a policy.
create or replace function handbook.search_books(open boolean) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from handbook.handbook h where case when open then h.public_at is not null and h.closed_at is null else h.municipality_id in (select handbook.my_municipalities()) end
$$;

-- Versions found among those, best first, and how many there are: ids and numbers, what stands in them is read under the policies.
-- A routine's own number and chapter are told here, since its policy works out all routines one may see before it shows twenty.
-- Few hits are put in order by all their words, many by title, headings and summary. Planned anew for every search: which words are
-- common is what the plan hangs on. Matched by the index on terms alone, and before anything else: whatever else the planner reads
-- takes every entry's terms out of their store, some kilobytes each, which is what a word that stands everywhere cost.
create or replace function handbook.search_hits(asked tsquery, open boolean, book uuid, part uuid, area text, units uuid[], most integer, skip integer)
returns table (version_id uuid, number text, chapter_id uuid, total bigint) language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare place text; towns tsquery; wanted tsquery := asked; books uuid[] := array(select handbook.search_books(open));
begin
  if not open then
    for place in select m from handbook.my_municipalities() m loop
      towns := coalesce(towns || ('''@' || place || '''')::tsquery, ('''@' || place || '''')::tsquery);
    end loop;
    if towns is null then return; end if;
    wanted := towns && asked;
  end if;
  return query
    with matched as materialized (
      select e.version_id, e.handbook_id, e.routine_id, e.head, e.terms from handbook.search_entry e where e.terms @@ wanted),
    hit as materialized (
      select e.version_id as id, e.routine_id, e.head, e.terms from matched e
      where e.handbook_id = any (books) and (book is null or e.handbook_id = book)
        and ((part is null and area is null) or exists (select from handbook.routine r where r.id = e.routine_id
          and (part is null or r.chapter_id = part) and (area is null or area = any (r.areas))))
        and (units is null or exists (select from handbook.version v where v.id = e.version_id and (v.applies_to = '{}' or v.applies_to && units)))),
      many as (select count(*) as n from hit),
      ranked as (
        select h.id, h.routine_id, case when many.n <= 300 then ts_rank('{0.05,0.2,0.5,1}', h.terms, asked, 1) else ts_rank('{0.05,0.2,0.5,1}', h.head, asked, 1) end as score, many.n
        from hit h, many order by score desc, h.id limit most offset skip)
    select k.id, r.number, r.chapter_id, k.n from ranked k join handbook.routine r on r.id = k.routine_id order by k.score desc, k.id;
end $$;

-- Of words that one may have meant, the one that stands oftenest right before or right after another word that was typed; null where
-- none does. Looked for in a hundred entries at most, which is enough to tell skyddat boende from skydda boende.
create or replace function handbook.search_beside(meant text[], beside text, before boolean, open boolean) returns text
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare wanted tsquery := handbook.search_one(beside); any_of tsquery; w text; found text;
begin
  foreach w in array meant loop any_of := coalesce(any_of || handbook.search_one(w), handbook.search_one(w)); end loop;
  wanted := wanted && any_of;
  with matched as materialized (select e.handbook_id, e.words from handbook.search_entry e where e.terms @@ wanted),
    near as materialized (select lower(m.words) as words from matched m where m.handbook_id in (select handbook.search_books(open)) limit 100)
  select m.word into found from unnest(meant) with ordinality m (word, place),
    lateral (select count(*) as n from near where strpos(near.words, case when before then m.word || ' ' || beside else beside || ' ' || m.word end) > 0) times
    where times.n > 0 order by times.n desc, m.place limit 1;
  return found;
end $$;

-- Words of those handbooks that are spelled nearly like this one, nearest first; and, before all, those that begin or end with it.
create or replace function handbook.search_guess(typed text, open boolean) returns table (word text, longer boolean)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare books uuid[] := array(select handbook.search_books(open));
begin
  return query select x.word, x.longer from (
    select distinct w.word, length(typed) >= 4 and (starts_with(w.word, typed) or right(w.word, length(typed)) = typed) as longer,
      public.similarity(w.word, typed) as near
    from handbook.search_word w where w.handbook_id = any (books) and (
      w.word operator(public.%) typed
      or (length(typed) between 3 and 7 and abs(length(w.word) - length(typed)) <= 1 and (left(w.word, 1) = left(typed, 1) or right(w.word, 2) = right(typed, 2)))
      or (length(typed) >= 4 and w.word like '%' || typed || '%'))) x
  order by x.longer desc, x.near desc, x.word limit 400;
end $$;
