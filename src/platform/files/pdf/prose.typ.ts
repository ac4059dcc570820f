/** `prose(blocks)`: what proseBlocks makes of a text. Data throughout: nothing in it is read as Typst. */
export const prose = `
#let picture(it) = layout(room => {
  let plain = image(it.file, alt: it.t)
  let size = measure(plain)
  let share = calc.min(1, room.width / size.width, 160mm / size.height)
  image(it.file, alt: it.t, width: size.width * share)
})
#let words(parts) = for it in parts {
  if it.k == "t" { it.t }
  else if it.k == "b" { strong(words(it.c)) }
  else if it.k == "i" { emph(words(it.c)) }
  else if it.k == "s" { strike(words(it.c)) }
  else if it.k == "code" { box(fill: rgb("#eef1ef"), outset: (y: 1mm), inset: (x: 0.6mm), text(size: 0.95em, it.t)) }
  else if it.k == "br" { linebreak() }
  else if it.k == "a" { link(it.to, text(fill: rgb("#2b5f87"), underline(words(it.c)))) }
  else if it.k == "pic" { if it.file in broken { it.absent } else { picture(it) } }
}
// A paragraph would lose the words of a picture that is fitted to the room there is.
#let pictured(parts) = parts.any(part => part.k == "pic" or ("c" in part and part.c.any(each => each.k == "pic")))
#let prose(blocks) = for it in blocks {
  if it.k == "p" { if pictured(it.c) { block(words(it.c)) } else { par(words(it.c)) } }
  else if it.k == "h" { heading(level: it.level, outlined: false, words(it.c)) }
  else if it.k == "ul" { list(..it.items.map(prose)) }
  else if it.k == "ol" { enum(start: it.start, ..it.items.map(prose)) }
  else if it.k == "quote" { quote(block: true, prose(it.c)) }
  else if it.k == "code" { block(fill: rgb("#eef1ef"), inset: 3mm, width: 100%, radius: 1mm, it.t.split("\\n").map(line => [#line]).join(linebreak())) }
  else if it.k == "hr" { block(above: 4mm, below: 4mm, pdf.artifact(line(length: 100%, stroke: 0.5pt + line-colour))) }
  else if it.k == "table" {
    table(
      columns: it.shares.map(share => share * 1fr),
      stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
      fill: (x, y) => if y == 0 { tint },
      inset: (x: 2mm, y: 1.9mm),
      align: (x, y) => if it.head.at(x).right { right } else { left },
      table.header(..it.head.map(cell => text(weight: "semibold", words(cell.c)))),
      ..it.rows.flatten().map(cell => if pictured(cell.c) { block(words(cell.c)) } else [#words(cell.c)]),
    )
  }
}
`;
