// What programs put in the clipboard, with all their dirt; the words are made up.

export const fromWord =
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style>
</head><body lang=SV style='tab-interval:65.2pt;word-wrap:break-word'><!--StartFragment-->
<h1><span style='font-family:"Arial",sans-serif;mso-bidi-font-weight:bold'><b>Rutin vid misstänkt våld</b><o:p></o:p></span></h1>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='color:#1F497D;mso-fareast-language:EN-US'>Gäller enligt 14&nbsp;kap. 3&nbsp;§ SoL.<span class=MsoCommentReference><a style='mso-comment-reference:BB_1' href="#_msocom_1" name="_msoanchor_1">[BB1]</a></span><o:p></o:p></span></p>
<h2 style='mso-list:none'>När du märker något<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Lyssna utan
att avbryta<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->Fråga om barn finns<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>Hur gamla är de?<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Ring <b style='mso-bidi-font-weight:normal'>socialjouren</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Skriv ner det<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=200 valign=top style='width:150.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Vem</b><o:p></o:p></p></td><td width=200><p class=MsoNormal>När<o:p></o:p></p></td></tr>
 <tr><td><p class=MsoNormal>Handläggaren<o:p></o:p></p></td><td><p class=MsoNormal>Samma dag<o:p></o:p></p><p class=MsoNormal>senast kl. 16<o:p></o:p></p></td></tr>
 <tr><td colspan=2><p class=MsoNormal>Båda<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Bild_x0020_1" type="#_x0000_t75"><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=300 height=200 src="file:///C:/Temp/clip_image002.png" v:shapes="Bild_x0020_1"><![endif]><img src="data:image/png;base64,iVBORw0KGgo="></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Granskarens anmärkning</p></div></div>
<!--EndFragment--></body></html>`.replace('<b>Vem</b>', 'Vem');

export const fromGoogle = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-weight:400;">Efteråt</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;">Alla </span><span style="font-weight:700;">pratar</span><span style="font-weight:400;"> med </span><span style="font-style:italic;">varandra</span><span>.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>Ett</span></p></li><ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Under ett</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Två</span></p></li></ul><p dir="ltr"><span>Se </span><a HREF="https://www.google.com/url?q=https%3A%2F%2Fsamfrid.example%2Fstod%3Fa%3D1&amp;sa=D&amp;source=docs" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">sidan</span></a><span>.</span></p></b>`;

export const fromOutlook =
  `<html><body><div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt;">Hej Anna,</div><div class="elementToProof"><br></div><div style="color: rgb(0,0,0)">Läs <a HREF="https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fsamfrid.example%2Frutin&amp;data=05%7C02&amp;reserved=0" data-auth="NotApplicable" id="LPlnk1">rutinen</a> f&#246;re m&#246;tet.</div><table role="presentation" cellpadding="0"><tbody><tr><td><div>Berit</div></td></tr></tbody></table></body></html>`.replaceAll(
    '&#246;',
    'ö',
  );
