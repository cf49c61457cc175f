/**
 * Characters that look like one Latin letter, from Unicode's confusables (UTS 39), without those that its compatibility decomposition
 * makes that letter of anyway: for names that are not to look like an admin's, more isn't needed.
 */
const lookAlikes: Record<string, string> = {
  a: 'ɑΑαАаᎪᗅ⍶⍺ꓮ𐊠𖽀',
  b: 'ƀƂƃƄɓΒБВЬѢѣҌҍᏏᏴᖯᗷꓐꞴ𐊂𐊡𐌁',
  c: '¢ȼΣςСсҪҫᏟᴄ₡Ⲥⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🝌',
  d: 'ÐĐđƉƌɖɗԁᎠᏧᑯᗞᗪ₫ꓒꓓ',
  e: 'ɆɇΕЕеҽҿᎬ℮⋿ⴹꓰꬲ𐊆𑢦𑢮',
  f: 'ƑƒϜքᖴᵮẝꓝꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓',
  g: 'ƍǤǥɠɡԌցᏀᏳᶃꓖ',
  h: 'ĦħɦΗНнћҢһӇӉհᎻᏂᏲᕼⱧⲎꓧꚕ𐋏',
  i: 'ıɨɩɪιіӏᎥᵻᵼ⍳⍸ꙇꭵ𑣃',
  j: 'ɈɉͿϳЈјᎫᒍꓙꞲ',
  k: 'ƙΚКҚҞᏦᛕ₭ⱩⲔꓗꝀ𐔘',
  l: 'ŁłƖƗƚǀɫɭΙІӀᏞᒪᛁ∣⏽│ⲒⳐⵏꓡꓲ𐊊𐌉𐌠𐐛𐔦𑢣𑢲𖼖𖼨𝈪\u{5c0}\u{661}\u{6f1}\u{1e8c7}\u{5d5}\u{5df}\u{627}\u{7ca}\u{673}',
  m: 'ΜϺМӍᎷᗰᛖⲘꓟ𐊰𐌑',
  n: 'ƝƞɳΝηոռᵰⲚꓠ𐆎𐔓',
  o: 'ØøƟɵΘΟθοσОоѲѳӨөՕօ०০੦૦ଠ୦௦౦೦ഠ൦๐໐တဝ၀ჿዐᎾᏫᴏᴑ⊖⊝⍬Ⲟⲟⴱⵁⵔ〇ꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠𝈚🜔\u{665}\u{6f5}\u{5e1}\u{647}\u{6be}\u{6c1}\u{6d5}\u{7c0}\u{6ff}',
  p: 'ƥΡρРрᏢᑭᵽ⍴Ⲣⲣꓑ𐊕',
  q: 'ʠԛգզⵕ',
  r: 'ƦɍɼɽгғᎡᏒᖇᴦᵲⲅꓣꭇꭈꮁ𐒴𖼵𝈖',
  s: 'ƽʂЅѕՏᏕᏚᵴꓢꜱꮪ𐊖𐐠𐑈𑣁𖼺',
  t: 'ŦŧƭƮȾΤТҬᎢᵵ₮⊤⍡⟙Ⲧꓔ𐊗𐊱𐌕𑢼𖼊🝨',
  u: 'ɄʋυՍսሀᏌᑌᴜᵾ∪⋃ꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂',
  v: 'νѴѵᏙᐯᴠ∨⋁ⴸꓦꛟꮩ𐆗𐔝𑜆𑢠𑣀𖼈𝈍🜈\u{5d8}\u{667}\u{6f7}',
  w: 'ɯѡѽԜԝաᎳᏔᴡ₩ꓪꝡꮃ𑓅𑜊𑜎𑜏𑣦𑣯',
  x: '×ΧХхҲᕁᕽ᙭᙮ᚷ╳⤫⤬⨯⨰ⲬⵝꓫꞳ𐆖𐊐𐊴𐌗𐌢𐔧𑣬',
  y: '¥ƴɎɏɣʏΥγУуҮүҰұყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃',
  z: 'ƵƶȤȥʐΖᏃᴢᵶꓜꮓ𐋵𑢩𑣄𑣥',
}

const letterOf = new Map(
  Object.entries(lookAlikes).flatMap(([letter, all]) => Array.from(all, (each) => [each, letter])),
)

/** Whoever has one of them in their name is taken for an admin; it may be spaced out. */
const adminWords = new Set(
  [
    'admin',
    'admins',
    'administrator',
    'administrators',
    'administration',
    'moderator',
    'moderators',
    'superuser',
    'sysadmin',
  ].map(skeleton),
)
/** Nobody is called by one of these and nothing but such words. */
const officialWords = new Set(
  'support service helpdesk system security server root staff official parley mod mods moderation'
    .split(' ')
    .map(skeleton),
)
const wordsBeside = new Set(['the', 'our', 'team', 'chat', 'help', 'desk', 'customer', 'customers'].map(skeleton))

/**
 * What a text looks like, in the way of UTS 39: of two that look alike it is the same. Marks and what can't be seen are left out, and
 * case is, as is the difference of i, l and 1, and of m and rn.
 */
function skeleton(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
  return Array.from(plain, (each) => letterOf.get(each) ?? each.toLowerCase())
    .join('')
    .replaceAll(/[l|]/g, 'i')
    .replaceAll('rn', 'm')
}

/** Whether people would take a name for that of somebody who runs the place. */
export const looksLikeAdmin = (name: string): boolean => {
  const looks = skeleton(name)
  // A digit may be one, or stand for the letter that it looks like.
  return [looks, looks.replaceAll('1', 'i').replaceAll('0', 'o')].some((each) => {
    const words = each.split(/[^\p{L}]+/u).filter(Boolean)
    return (
      words.some((word) => adminWords.has(word)) ||
      adminWords.has(words.join('')) ||
      (words.some((word) => officialWords.has(word)) &&
        words.every((word) => officialWords.has(word) || wordsBeside.has(word)))
    )
  })
}
