/**
 * A unit's binder: cover, emergency card, contents, and each routine on pages of its own with its own foot, so that one routine can be
 * taken out and another put in.
 */
export const binder = `
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 36mm))
#set text(size: 11pt)
#set list(indent: 2mm, spacing: 0.7em)
#set enum(indent: 2mm, spacing: 0.7em)
#show heading.where(level: 1): set text(size: 20pt, weight: "bold", fill: spruce)
#show heading.where(level: 2): set text(size: 17pt, weight: "bold")
#show heading.where(level: 3): set text(size: 13.5pt, weight: "bold", fill: spruce)
#show heading.where(level: 4): set text(size: 12pt, weight: "semibold")
#show heading.where(level: 5): set text(size: 11pt, weight: "semibold")
#show heading.where(level: 6): set text(size: 11pt, weight: "regular", style: "italic")
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)

#let qr(it, width) = image(bytes(it.qr), format: "svg", width: width, alt: it.alt)
#let code(it, size) = text(size: size, weight: "bold", number-type: "lining", tracking: 0.04em, it.code)
// At the foot of every page, for whoever holds the paper: which unit, which routine, which day, and where one asks whether it holds.
#let foot(it) = {
  set text(size: 8.5pt, fill: quiet)
  set par(leading: 0.5em)
  line(length: 100%, stroke: 0.5pt + line-colour)
  v(-1mm)
  grid(columns: (1fr, auto, 19mm), column-gutter: 4mm, align: (left + top, right + top, right + top),
    [#text(weight: "semibold", fill: ink, data.unit)#linebreak()#it.what#linebreak()#data.labels.made],
    [#data.labels.holds#linebreak()#text(fill: ink, code(it, 11pt))#linebreak()#data.labels.where#linebreak()
      #context [#data.labels.page #counter(page).display() #data.labels.of #counter(page).final().first()]],
    qr(it, 19mm))
}
#set page(footer: foot(data.whole))

#v(30mm)
#grid(columns: (auto, 1fr), column-gutter: 5mm, align: horizon, ring(16mm), text(size: 14pt, weight: "semibold", fill: spruce, data.municipality))
#v(16mm)
#heading(level: 1, outlined: false, text(size: 30pt, fill: ink, data.labels.title))
#text(size: 24pt, weight: "bold", fill: spruce, data.unit)
#v(4mm)
#text(size: 13pt, fill: quiet, data.labels.made)#linebreak()#text(size: 13pt, fill: quiet, data.labels.count)
#v(1fr)
#block(fill: tint, inset: 8mm, radius: 3mm, width: 100%, grid(columns: (1fr, 34mm), column-gutter: 8mm, align: horizon,
  [
    #heading(level: 2, outlined: false, text(size: 13pt, data.labels.check))
    #data.labels.checkHow
    #v(1mm)
    #code(data.whole, 24pt)#linebreak()
    #link(data.whole.address, text(fill: rgb("#2b5f87"), data.labels.shownAddress))
  ], qr(data.whole, 34mm)))

#pagebreak()
#heading(level: 1, data.labels.card)
#table(
  columns: (1fr, auto),
  stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
  fill: (x, y) => if y == 0 { tint },
  inset: (x: 3mm, y: 3mm), align: (x, y) => (if x == 0 { left } else { right }) + horizon,
  table.header(text(weight: "semibold", data.labels.cardWho), text(weight: "semibold", data.labels.cardNumber)),
  ..data.card.map(it => (
    [#text(size: 14pt, weight: "bold", it.name)#if it.purpose != "" [#linebreak()#it.purpose]#if it.hours != "" [#linebreak()#text(fill: quiet, it.hours)]#if it.checked != "" [#linebreak()#text(size: 9pt, fill: quiet, it.checked)]],
    text(size: 19pt, weight: "bold", number-type: "lining", it.telephone),
  )).flatten(),
)
#if data.labels.cardEmpty != "" { data.labels.cardEmpty }

#pagebreak()
#show outline.entry.where(level: 1): set text(weight: "bold")
#show outline.entry.where(level: 1): set block(above: 3.4mm)
#outline(title: data.labels.contents, depth: 2)

#let fact(label, value) = (text(weight: "semibold", label), value)
// A step that fits on a page is on one; a longer one is parted like other text.
#let whole(body) = layout(size => block(breakable: measure(block(width: size.width, body)).height > size.height, width: 100%, body))
#let step(position, it) = whole({
  [#heading(level: 4, outlined: false, it.title)#label("r" + str(position) + "s" + str(it.number))]
  prose(it.text)
  // Who, when and the ways on are never parted by a page.
  block(breakable: false, width: 100%, {
    if it.facts.len() > 0 {
      terms(..it.facts.map(each => terms.item(each.label, words(each.value))))
    }
    if it.ways.len() > 0 {
      list(..it.ways.map(way => [#if way.when != "" [#text(weight: "semibold", way.when): ]#if way.to == none { way.what } else {
        link(label("r" + str(position) + "s" + str(way.to)), way.what)
      }]))
    }
  })
})
#for it in data.routines {
  set page(footer: foot(it))
  if it.chapter != none { heading(level: 1, it.chapter) }
  heading(level: 2, it.title)
  if it.summary != "" { block(below: 4mm, text(size: 12pt, fill: quiet, it.summary)) }
  block(fill: birch, inset: 4mm, radius: 2mm, width: 100%, {
    set text(size: 9.5pt)
    set par(leading: 0.5em)
    terms(separator: [: ], hanging-indent: 4mm, spacing: 0.6em, ..it.facts.map(each => terms.item(each.label, if each.to == none { each.value } else { link(each.to, each.value) })))
  })
  prose(it.body)
  if it.steps.len() > 0 {
    heading(level: 3, outlined: false, data.labels.steps)
    for each in it.steps { step(it.position, each) }
  }
}
`;
