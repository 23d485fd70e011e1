#!/usr/bin/env python3
"""Rebuilds resources/transliteration/latin-arabic.tsv: which Arabic letters stand for which Latin ones in place names, and what each reading costs.

    tools/gazetteer/latin.py

latin-rules.tsv beside this file says by hand what a run of Latin letters may stand for (`any`, `start`, `end`), which words are written in one way
(`word`) and which are the article (`article`). The costs are learned from the shipped places that have both names: each pair is aligned by the cheapest
path, the choices are counted by where they stand, and a cost is minus the logarithm of the share, in tenths; four rounds.
Where a run stands: start, joint (end of a word that another follows), end (of the name), and for a vowel open (a consonant and a vowel follow), closed
(two consonants follow), last (one consonant follows); else any. `as` rows say which plain letter stands for one with a mark that has no rule.
"""
import collections, math, os, re, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '..', '..', 'resources')
OUT = os.path.join(ROOT, 'transliteration', 'latin-arabic.tsv')
ARAB = set('SY IQ YE LY PS LB EG JO SA AE OM KW BH QA SD DZ TN MA'.split())
DIGRAPHS = ('sh', 'kh', 'gh', 'dh', 'th')
VOWELS = set('aeiouāáīūēō')
PLACES = ('start', 'any', 'open', 'closed', 'last', 'end', 'joint')
DEAREST = 4.5

words, article, options = {}, set(), collections.defaultdict(list)
for line in open(os.path.join(HERE, 'latin-rules.tsv'), encoding='utf-8').read().splitlines()[1:]:
    latin, arabic, where = line.split('\t')
    if where == 'word': words[latin] = arabic.split('|')
    elif where == 'article': article.add(latin)
    else: options[latin] += [a for a in arabic.split('|') if a not in options[latin]]
for vowel in 'aiueo':
    if '' not in options[vowel]: options[vowel].append('')
LONGEST = max(map(len, options))
cost = {}

def plain(c): return unicodedata.normalize('NFD', c)[0]
def fold(s): return s.lower().translate(str.maketrans("`‘ʻʿ´ʼʾ", "'''''’’"))
def split(name):
    out, parts, i = [], [p for p in re.split(r"[\s\-–_/.,()]+", fold(name)) if p], 0
    while i < len(parts):
        definite = ''.join(map(plain, parts[i])) in article and i + 1 < len(parts)
        i += definite
        out.append((definite, parts[i])); i += 1
    return out
def size(w, i): return 2 if w[i:i + 2] in DIGRAPHS else 1
def single(w):
    """Doubled consonants become one; the places after which a syllable was closed so."""
    out, closed, i = '', set(), 0
    while i < len(w):
        d = size(w, i)
        if w[i] not in VOWELS and w[i] not in "'’" and w[i:i + d] == w[i + d:i + 2 * d]:
            closed.add(len(out)); i += d
        out += w[i:i + d]; i += d
    return out, closed
def where(w, closed, i, length, final):
    e = i + length
    if e == len(w): return 'end' if final else 'joint'
    if i == 0: return 'start'
    if w[i] not in VOWELS or w[e - 1] not in VOWELS: return 'any'
    if e in closed: return 'closed'
    if w[e] in VOWELS or w[e] == "'": return 'open'
    after = e + size(w, e)
    return 'last' if after >= len(w) else 'open' if w[after] in VOWELS else 'closed'
def arcs(w, i):
    found = [w[i:i + n] for n in range(min(LONGEST, len(w) - i), 0, -1) if w[i:i + n] in options]
    return [(len(u), u) for u in found] if any(len(u) == 1 for u in found) else [(len(u), u) for u in found] + [(1, plain(w[i]))]
def price(u, c, o): return cost.get((u, c), {}).get(o, 6.0) if cost else 1 + 0.3 * options[u].index(o)

def align(w, closed, final, target):
    best = {(0, 0): (0.0, None)}
    for i in range(len(w)):
        for j in range(len(target) + 1):
            if (i, j) not in best: continue
            for n, u in arcs(w, i):
                c = where(w, closed, i, n, final)
                for o in options.get(u, ()):
                    to, total = (i + n, j + len(o)), best[i, j][0] + price(u, c, o) + 0.2
                    if target.startswith(o, j) and (to not in best or best[to][0] > total): best[to] = (total, (i, j, u, c, o))
    at, path = (len(w), len(target)), []
    if at not in best: return []
    while best[at][1]:
        i, j, u, c, o = best[at][1]
        path.append((u, c, o)); at = (i, j)
    return path

def norm(s):
    s = re.sub('[\u064b-\u065f\u0670\u0640]', '', s).translate(str.maketrans('أإآٱىةیکہ', 'اااايهيكه'))
    return re.sub(r'\s+', ' ', re.sub('[^\u0621-\u064a0-9 ]', ' ', s)).strip()
def pairs():
    for name in ('places.tsv', 'overlay.tsv'):
        lines = open(os.path.join(ROOT, 'ar', 'gazetteer', name), encoding='utf-8').read().splitlines()
        head = lines[0].split('\t')
        for row in (dict(zip(head, line.split('\t'))) for line in lines[1:]):
            if row.get('name_en') and row['country'] in ARAB:
                for arabic in row['names_ar'].split('|')[:2]: yield row['name_en'], norm(arabic).split(' ')

data = []
for latin, arabic in pairs():
    parts = split(latin)
    if len(parts) == len(arabic):
        for k, ((definite, w), a) in enumerate(zip(parts, arabic)):
            if not definite or a.startswith('ال'): data.append((*single(w), k == len(parts) - 1, a[2:] if definite else a))
for _ in range(4):
    count, pooled = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for item in data:
        for u, c, o in align(*item):
            count[u, c][o] += 1; pooled[u][o] += 1
    cost = {}
    for u in options:
        for c in PLACES:
            tally = count.get((u, c)) or pooled[u]
            total = sum(tally.values()) + 0.3 * len(options[u])
            cost[u, c] = {o: -math.log((tally[o] + 0.3) / total) for o in options[u]}

rows = [(a, 'article', 'ال', '0') for a in sorted(article)]
rows += [(w, 'word', a, str(7 * i)) for w in sorted(words) for i, a in enumerate(words[w])]
for u in sorted(options):
    shared = {o: round(10 * v) for o, v in cost[u, 'any'].items()}
    for c in PLACES:
        own = {o: round(10 * v) for o, v in cost[u, c].items()}
        if c == 'any' or own != shared:
            rows += [(u, c, o, str(v)) for o, v in sorted(own.items(), key=lambda p: p[1]) if v <= 10 * DEAREST]
for n in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00)):
    c = chr(n)
    if c == c.lower() and plain(c) != c and plain(c) in options and c not in options: rows.append((c, 'as', plain(c), '0'))
os.makedirs(os.path.dirname(OUT), exist_ok=True)
with open(OUT, 'w', encoding='utf-8', newline='\n') as f:
    f.write('latin\twhere\tarabic\tcost\n')
    f.writelines('\t'.join(r) + '\n' for r in rows)
print(len(data), 'words aligned;', len(rows), 'rows')
