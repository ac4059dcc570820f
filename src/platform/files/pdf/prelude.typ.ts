/** What every document shares: data, language, type and colours (docs/house.md, the look), and Samfrid's mark. */
export const prelude = `
#let data = json(bytes(sys.inputs.data))
#let broken = json(bytes(sys.inputs.broken))
#let arcs = json(bytes(sys.inputs.mark))
#let spruce = rgb("#1f4d46")
#let tint = rgb("#e3eeea")
#let birch = rgb("#faf7f2")
#let ink = rgb("#1c2321")
#let quiet = rgb("#4b5753")
#let line-colour = rgb("#b9c6c1")
#let cloudberry = rgb("#d9922b")

#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.lang, region: if sys.inputs.lang == "sv" { "SE" } else { "GB" }, font: "Atkinson Hyperlegible Next", size: 11pt, fill: ink, hyphenate: false)
#set par(leading: 0.62em, spacing: 1em)
#show heading: set text(fill: ink)

// The ring is drawn as in the pages, from the same geometry. It says nothing that the words do not.
#let ring(width, one: spruce, two: cloudberry, stroke: 13) = pdf.artifact(image(
  bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' fill='none' stroke-width='" + str(stroke) + "' stroke-linecap='round'><path stroke='" + one.to-hex() + "' d='" + arcs.one + "'/><path stroke='" + two.to-hex() + "' d='" + arcs.two + "'/></svg>"),
  format: "svg", width: width, alt: "",
))
`;
