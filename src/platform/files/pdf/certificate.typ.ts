/** A course certificate, A4 landscape: what it says on the left, how it is checked on the right. */
export const certificate = `
#set page(paper: "a4", flipped: true, margin: (left: 26mm, right: 24mm, top: 22mm, bottom: 20mm), fill: birch, background: {
  place(top + right, dx: 88mm, dy: -66mm, ring(200mm, one: tint, two: rgb("#f6e9d3"), stroke: 11))
})

#grid(columns: (1fr, 62mm), column-gutter: 16mm, rows: (1fr),
  [
    #grid(columns: (auto, 1fr), column-gutter: 4mm, align: horizon,
      ring(11mm), text(size: 12pt, weight: "semibold", fill: spruce, data.organiser))

    #v(1fr)
    #heading(level: 1, text(size: 15pt, weight: "semibold", fill: spruce, tracking: 0.04em, data.labels.certificate))
    #v(4mm)
    #text(size: 12.5pt, fill: quiet, data.labels.lead)
    #block(above: 5mm, below: 8mm, {
      set text(size: if data.name.len() > 34 { 25pt } else { 34pt }, weight: "bold")
      set par(leading: 0.48em)
      data.name
    })
    #text(size: 12.5pt, fill: quiet, data.labels.completed)
    #block(above: 5mm, {
      set text(size: if data.course.len() > 70 { 16pt } else { 21pt }, weight: "semibold", fill: spruce)
      set par(leading: 0.5em)
      data.course
    })
    #v(1fr)

    #if data.parts.len() > 0 [
      #text(size: 9.5pt, weight: "semibold", fill: quiet, data.labels.parts)
      #let some = data.parts.len()
      #let lines(from, to) = list(marker: none, body-indent: 0pt, spacing: 0.8em, ..data.parts.slice(from, to))
      #set text(size: if some > 8 { 9pt } else { 10.5pt })
      #set par(leading: 0.45em)
      #block(above: 2.4mm, if some <= 4 { lines(0, some) } else {
        grid(columns: (1fr, 1fr), column-gutter: 8mm, lines(0, calc.ceil(some / 2)), lines(calc.ceil(some / 2), some))
      })
    ]
    #v(1fr)

    #let fact(label, value) = [#text(size: 9.5pt, weight: "semibold", fill: quiet, label)#linebreak()#text(size: 12pt, value)]
    #grid(columns: data.facts.len() * (auto,), column-gutter: 11mm, ..data.facts.map(((label, value)) => fact(label, value)))

    #v(13mm)
    #block(width: 82mm, above: 0mm, below: 2.5mm, pdf.artifact(line(length: 100%, stroke: 0.6pt + quiet)))
    #text(size: 12pt, weight: "semibold", data.signedBy.name)#if data.signedBy.title != "" [#linebreak()#text(size: 10.5pt, fill: quiet, data.signedBy.title)]#linebreak()
    #text(size: 9.5pt, fill: quiet, data.labels.signed)
  ],
  align(bottom, block(width: 100%, fill: white, inset: 7mm, radius: 3mm)[
    #heading(level: 2, text(size: 12pt, weight: "semibold", fill: spruce, data.labels.check))
    #v(1mm)
    #image(bytes(data.qr), format: "svg", width: 100%, alt: data.labels.qr)
    #v(1mm)
    #text(size: 9.5pt, weight: "semibold", fill: quiet, data.labels.code)#linebreak()
    // On one line, however wide its letters: it is typed from paper.
    #context {
      let code(size) = text(size: size, weight: "bold", tracking: 0.04em, number-type: "lining", data.code)
      code(calc.min(16pt, 16pt * (47mm / measure(code(16pt)).width)))
    }
    #v(0mm)
    #set text(size: 9.5pt)
    #link(data.address, text(fill: rgb("#2b5f87"), data.shownAddress))

    #text(fill: quiet, data.labels.how)
  ]),
)
`;
