/** Minutes on paper: what, when and who first, then the text, the decisions, and what was corrected. */
export const minutes = `
#set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 22mm), footer: context {
  set text(size: 9pt, fill: quiet)
  grid(columns: (1fr, auto), [#sys.inputs.title#if data.draft [ · #data.labels.draft]], [#data.labels.page #counter(page).display() #data.labels.of #counter(page).final().first()])
})
#show heading.where(level: 1): set text(size: 20pt, weight: "bold", fill: spruce)
#show heading.where(level: 2): set text(size: 14pt, weight: "bold", fill: spruce)
#show heading.where(level: 3): set text(size: 12pt, weight: "semibold")
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)

#grid(columns: (1fr, auto), column-gutter: 6mm, align: (left + bottom, right + top),
  [
    #heading(level: 1, sys.inputs.title)
    #text(fill: quiet, data.network)#linebreak()#data.when
  ],
  ring(11mm))
#v(2mm)
#for (label, value) in data.facts [#text(weight: "semibold", label): #value #h(6mm)]
#if data.came != "" { par(data.came) }
#block(fill: if data.draft { birch } else { tint }, inset: 3mm, radius: 1mm, width: 100%, data.state)

#prose(data.body)

#if data.decisions.len() > 0 {
  heading(level: 2, data.labels.decisions)
  for it in data.decisions [
    #block(above: 1.2em, below: 0.6em)[#text(weight: "semibold", it.head)#if it.owner != "" [ · #text(fill: quiet, it.owner)]]
    #par(it.words)
  ]
}

#if data.addenda.len() > 0 {
  heading(level: 2, data.labels.addenda)
  for it in data.addenda {
    text(fill: quiet, it.day)
    prose(it.body)
  }
}
`;
