/** An attendance list to print: one row a person, one column a part, boxes large enough for a pen. */
export const list = `
#set page(paper: "a4", flipped: data.parts.len() > 4, margin: (x: 16mm, top: 16mm, bottom: 18mm), footer: context {
  set text(size: 9pt, fill: quiet)
  grid(columns: (1fr, auto), sys.inputs.title, [#data.labels.page #counter(page).display() #data.labels.of #counter(page).final().first()])
})
#set text(size: 10.5pt)

#grid(columns: (1fr, auto), column-gutter: 6mm, align: (left + bottom, right + top),
  [
    #heading(level: 1, text(size: 19pt, weight: "bold", data.course))
    #block(above: 3.4mm, text(size: 11pt, fill: quiet, data.occasion))
  ],
  ring(11mm))
#v(2mm)
#for (label, value) in data.facts [#text(weight: "semibold", label): #value #h(6mm)]
#v(1mm)

#let tick = pdf.artifact(rect(width: 5mm, height: 5mm, radius: 0.8mm, stroke: 0.7pt + ink))
#if data.people.len() + data.emptyRows == 0 [ #data.labels.nobody ] else {
  let unit = data.people.any(person => person.unit != "")
  let part-width = if data.parts.len() > 8 { 1fr } else { 20mm }
  table(
    columns: (8mm, if unit { 1.15fr } else { 2fr }) + if unit { (1fr,) } else { () } + data.parts.len() * (part-width,),
    align: (x, y) => if x == 0 { right + horizon } else if x > (if unit { 2 } else { 1 }) { center + horizon } else { left + horizon },
    stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
    fill: (x, y) => if y == 0 { tint },
    inset: (x: 2mm, y: 1.9mm),
    table.header(
      [#text(weight: "semibold", data.labels.number)], [#text(weight: "semibold", data.labels.name)],
      ..if unit { ([#text(weight: "semibold", data.labels.unit)],) },
      ..data.parts.map(part => [#text(weight: "semibold", size: 9.5pt, part.title)#if part.when != "" [#linebreak()#text(size: 8.5pt, part.when)]]),
    ),
    ..data.people.enumerate().map(((n, person)) => (
      text(size: 9pt, fill: quiet, str(n + 1)), text(weight: "semibold", person.name),
      ..if unit { (text(size: 9.5pt, person.unit),) }, ..data.parts.map(_ => tick),
    )).flatten(),
    ..range(data.emptyRows).map(n => (
      text(size: 9pt, fill: quiet, str(data.people.len() + n + 1)), v(5mm),
      ..if unit { ([],) }, ..data.parts.map(_ => tick),
    )).flatten(),
  )
}

#v(10mm)
#block(breakable: false, width: 80mm)[
  #pdf.artifact(line(length: 100%, stroke: 0.6pt + quiet))
  #v(-2mm)
  #text(size: 9.5pt, fill: quiet, data.labels.signature)
]
`;
