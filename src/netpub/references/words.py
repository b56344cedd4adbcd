"""Words that tell what a part of a citation is: months, journals' words and their ISO 4 abbreviations, publishers, places, bodies."""

from functools import cache

UPPER = "".join(c for c in (*map(chr, range(0x41, 0x530)), *map(chr, range(0x1E00, 0x2000))) if c.isupper())

_MONTH_NAMES = (
    "january jan janvier janv enero ene januar gennaio gen janeiro", "february feb februar février fevrier févr febrero febbraio fevereiro",
    "march mar mars marzo märz mrz março", "april apr avril avr abril abr aprile", "may mai mayo maggio maio",
    "june jun juin junio juni giugno junho", "july jul juillet juil julio juli luglio julho",
    "august aug août aout agosto ago", "september sept sep septembre septiembre settembre setembro",
    "october oct octobre octubre oktober okt ottobre outubro", "november nov novembre noviembre novembro",
    "december dec décembre déc diciembre dic dezember dez dicembre dezembro",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
SEASON = "(?i:spring|summer|autumn|fall|winter|printemps|été|automne|hiver)"

# Whole words and ISO 4 abbreviations that stand in the titles of serials.
_SERIAL = """
acquir immune defic syndr surv contin dyn discrete anthropological berliner kölner berl köln leviathan merkur soziologie sozialpsychologie
psychologie pädagogik erziehungswissenschaft politikwissenschaft vierteljahresschrift vierteljahrshefte jahrbuch blätter welt archiv
politique politiques sociales sociologie psychologique histoire économique économie études cahier société sociétés santé soins infirmière
infirmiers population travail sociología ciencias estudios española españoles investigación investigaciones salud cuadernos papeles
anuario psicología historia económica sociologia ciências saúde pública cadernos estudos psicologia educação educación newspaper times
post herald tribune guardian observer telegraph mag journal journals j jour curr current opin opinion annals ann annales archives arch
acta bulletin bull review reviews rev revue revista rivista letters lett transactions trans proceedings proc quarterly q magazine gazette
chronicle chronicles communications commun comm advances adv progress prog trends frontiers front reports rep studies stud survey surveys
memoirs mem notices notes monthly weekly annual annu yearbook yearb zeitschrift z zh cahiers comptes rendus cr giornale anales boletin
boletín tidsskrift tijdschrift recherche international int intl american am amer european eur eu british br brit canadian can australian
aust australas scandinavian scand japanese jpn jap chinese chin indian german french fr italian ital korean asian african afr nordic nord
polish russ natl acad sci science sciences scientific research res biology biological biol chemistry chemical chem physics physical phys
medicine medical med clinical clin molecular mol cellular cell cells genetics genet genome genomics gene genes nature nat neuroscience
neurosci neurology neurol neurobiol psychiatry psychology psychol biochem biochemistry biophys biophysics bioinformatics pharmacol
pharmacology toxicol toxicology pathol pathology physiol physiology immunol immunology immun virol virology microbiol microbiology
bacteriol infect diseases dis disord disorders epidemiol epidemiology public health surg surgery surgical oncol oncology oncologist cancer
cancers carcinog leukemia haematol haematology hematol blood cardiol cardiology circ circulation heart lung chest thorac radiol radiology
radiother nucl imaging ultrasound endocr endocrinol endocrinology metab metabolism diabetes diabetologia pancreas gut hepatol hepatology
gastroenterol gastroenterology gastrointest dermatol ophthalmol ophthalmology urol urology nephrol kidney obstet gynecol gynecologic
gynaecol pediatr paediatr pediatrics geriatr gerontol nurs nursing palliat supportive care pain rehabil nutr nutrition food environ
environmental ecol ecology ecological evol evolution evolutionary conserv zool zoology bot botany plant geol geology geophys geophysical
geochim cosmochim planet planetary meteorit meteoritics earth space astron astronomy astrophys apj mnras comput computing computer
computers comp ieee acm siam inform information syst systems softw eng engineering engrg technol technology technical tech appl applied
theor theoretical theory math mathematics mathematical stat statist statistics statistical econ economics economic econom econometrica
finance financial business management manage marketing accounting political polit politics social soc society sociol sociology anthropol
anthropology hist history historical philos philosophy philosophical linguist linguistics linguistic language educ education library
libraries law lit literary literature cultural culture arts art mater materials matter optics optical opt polym polymer macromolecules
langmuir electrochim electr electron spectrosc crystallogr struct structural methods meth methodol exp experimental behav behavior
behaviour behavioral cogn cognitive percept brain neuron cortex hum human mamm animal anim vet veterinary wildl fish mar marine aquat
freshw ocean oceanogr limnol hydrobiol water climate clim atmos plos one bmc bmj jama lancet nejm pnas elife embo febs oecologia cochrane
database embase neuroimage oncogene analyst n engl assoc association inst institute academy royal roy lond london ser series b suppl open
access online today world global sport exerc exercise ther therapy treatment treat rheum arthritis rheumatol vaccine aids hiv antimicrob
antivir agents chemother transl translational drug drugs delivery toxicon biomed biomaterials nano nanotechnology sensors robotics vision
pattern recognition intelligence learning neural networks graph graphics fuzzy operations operational decision risk policy affairs
development women gender family child children youth adolesc aging ageing stroke sleep headache epilepsia hypertension transfus
transplantation transplant anesth anaesth crit intensive emerg emergency trauma injury burns bone joint orthop dental dent oral otol
laryngol hear lecture lect
"""
_PUBLISHER = """
press publisher publishers publishing publications books verlag editions éditions edizioni editora editorial editore editori presse
presses elgar rowman littlefield juventa nomos budrich campus sociológicas anagrama alianza tecnos trotta fce eudeba clacso didot armand
colin dunod découverte harmattan beltz westdeutscher oldenbourg metropolis waxmann barbara cornelsen hogrefe huber enke centaurus lit
nova elsevier churchill livingstone springer wiley blackwell sage routledge saunders mosby lippincott mcgraw-hill mcgraw macmillan
penguin norton harper pearson prentice prentice-hall addison-wesley thieme karger kluwer wolters birkhäuser erlbaum academic plenum dover
random knopf scribner scribners viking vintage doubleday doran houghton mifflin harcourt brace methuen heinemann faber longman longmans
garland greenwood praeger ashgate continuum verso bloomsbury palgrave polity brill gruyter gallimard seuil flammarion puf minuit pub univ
up fundación fundação fundacion suhrkamp fischer reclam insel mouton benjamins humana informa ios crc iet siam office oup cup mit libri
house hall schuster collins hodder bantam dell ballantine signet berkley tor orbit putnam dutton appleton holt rinehart winston society
association institute institution organization organisation foundation ministry department university universitaires universitaire
kohlhammer schöningh metzler wallstein hanser klett klett-cotta rowohlt ullstein dtv siebeck vandenhoeck ruprecht lambertus schattauer
kiepenheuer eichborn transcript utb velbrück fayard grasset masson vuibert ellipses aubier payot maspero nathan hachette larousse vrin
cnrs economica dalloz lgdj erès érès calmann-lévy paidós cátedra akal gedisa herder síntesis pirámide morata narcea espasa icaria mulino
einaudi laterza feltrinelli mondadori giuffrè carocci utet giappichelli vozes cortez hucitec zahar edusp unesp brasiliense berghahn
guilford jossey-bass wadsworth allyn earthscan bartlett febiger cengage brookings springer-verlag routlege universitat universität center
centre agency council ltd inc llc gmbh co company corporation corp sons
"""
_PLACE = """
new york|london|oxford|cambridge|paris|berlin|boston|philadelphia|chicago|amsterdam|dordrecht|heidelberg|munich|münchen|zurich|zürich|
basel|geneva|genève|vienna|wien|rome|roma|milan|milano|torino|turin|bologna|firenze|florence|napoli|madrid|barcelona|lisbon|lisboa|
brussels|bruxelles|leuven|leiden|the hague|rotterdam|utrecht|copenhagen|stockholm|uppsala|oslo|helsinki|dublin|edinburgh|glasgow|
manchester|birmingham|bristol|leeds|york|brighton|hove|aldershot|farnham|plymouth|exeter|harlow|harmondsworth|basingstoke|houndmills|
toronto|montreal|montréal|ottawa|vancouver|sydney|melbourne|canberra|brisbane|adelaide|auckland|wellington|singapore|hong kong|tokyo|
kyoto|beijing|shanghai|seoul|taipei|new delhi|delhi|mumbai|bombay|calcutta|bangalore|moscow|warsaw|kraków|prague|praha|budapest|athens|
istanbul|jerusalem|tel aviv|cairo|cape town|johannesburg|nairobi|lagos|são paulo|sao paulo|rio de janeiro|campinas|buenos aires|santiago|
bogotá|lima|mexico city|méxico|mexico|los angeles|san francisco|san diego|berkeley|stanford|palo alto|seattle|portland|houston|dallas|
austin|atlanta|baltimore|bethesda|rockville|washington|washington dc|washington d.c|princeton|new haven|ithaca|albany|durham|chapel hill|
ann arbor|minneapolis|madison|bloomington|urbana|st. louis|st louis|new orleans|miami|orlando|detroit|cleveland|pittsburgh|denver|boulder|
phoenix|tucson|norwood|hillsdale|mahwah|thousand oaks|newbury park|beverly hills|englewood cliffs|upper saddle river|hoboken|norwalk|
westport|malden|reading|menlo park|redwood city|san mateo|burlington|waltham|sunderland|cold spring harbor|totowa|new brunswick|
garden city|boca raton|lanham|notre dame|alexandria|arlington|frankfurt|frankfurt am main|frankfurt/m|frankfurt a.m|frankfurt a. m|
frankfurt/main|opladen|weinheim|baden-baden|abingdon|cheltenham|mannheim|konstanz|münster|paderborn|darmstadt|marburg|giessen|gießen|
neuwied|bad heilbrunn|reinbek|reinbek bei hamburg|hannover|nürnberg|erlangen|kassel|potsdam|dortmund|bochum|duisburg|essen|düsseldorf|
aachen|trier|mainz|bremen|oldenburg|augsburg|würzburg|regensburg|halle|jena|erfurt|salzburg|graz|innsbruck|luzern|st. gallen|
wien/köln/weimar|köln/wien|buckingham|milton keynes|maidenhead|hemel hempstead|swindon|colchester|guildford|windsor|northampton|newbury|
nottingham|southampton|sheffield|cardiff|belfast|aberdeen|glencoe|new york, ny|washington, dc|reston|silver spring|gaithersburg|
elk grove village|fort washington|plymouth meeting|hamilton|london/new york|london & new york|st. leonards|carlton|bogota|quito|caracas|
montevideo|zaragoza|bilbao|aix-en-provence|nantes|montpellier|strasbourg|rennes cedex|louvain-la-neuve|liège|gent|antwerp|antwerpen|
groningen|nijmegen|tilburg|maastricht|stuttgart|hamburg|köln|cologne|leipzig|göttingen|tübingen|freiburg|bonn|dresden|bern|lausanne|
fribourg|philadelphia, pa|lyon|grenoble|toulouse|bordeaux|rennes|issy-les-moulineaux|nice|marseille|cambridge, mass|lyon cedex|bielefeld|
wiesbaden|hanover|lincoln|evanston|syracuse|athens, ga|columbus|cincinnati|indianapolis|nashville|knoxville|chennai|kolkata|karachi|dhaka|
manila|bangkok|kuala lumpur|jakarta|hanoi|taiwan|parigi|londra|venezia|venice|palermo|genova|padova|pisa|coimbra|porto|salamanca|sevilla|
valencia|gainesville|united kingdom|united states|new zealand|south africa|new jersey|new hampshire|new mexico|north carolina|
south carolina|liverpool|kalamazoo|leicester|coventry|norwich|stirling|dundee|st. andrews|bath|hull|lancaster|swansea|wolverhampton|
twickenham|oakland|sacramento|san jose|santa barbara|santa monica|santa fe|honolulu|salt lake city|kansas city|omaha|oklahoma city|tulsa|
memphis|louisville|lexington|charlotte|raleigh|richmond|charlottesville|williamsburg|savannah|jacksonville|tampa|tallahassee|mobile|
birmingham, al|rochester|buffalo|binghamton|hartford|providence|worcester|amherst|northampton, ma|hanover, nh|dordrecht/boston|milwaukee|
iowa city|lawrence|college station|hershey|east lansing|south bend|west lafayette|quebec|québec|halifax|calgary|edmonton|winnipeg|
saskatoon|victoria|hobart|perth|darwin|dunedin|christchurch|hamilton, nz|aarhus|odense|gothenburg|göteborg|lund|umeå|bergen|trondheim|
turku|tampere|reykjavik|tallinn|riga|vilnius|tartu|krakow|poznań|wrocław|gdańsk|lublin|łódź|brno|bratislava|ljubljana|zagreb|belgrade|
beograd|sofia|bucharest|bucurești|cluj|thessaloniki|ankara|izmir|nicosia|beirut|damascus|baghdad|tehran|riyadh|doha|dubai|haifa|ramat gan|
tunis|algiers|rabat|casablanca|dakar|accra|ibadan|kampala|dar es salaam|harare|lusaka|pretoria|durban|stellenbosch|lahore|islamabad|
hyderabad|pune|kathmandu|colombo|yangon|osaka|nagoya|sapporo|busan|nanjing|guangzhou|wuhan|hsinchu|la paz|asunción|guatemala|san salvador|
san josé|la habana|havana|santo domingo|san juan|guadalajara|monterrey|puebla|córdoba|rosario|medellín|cali|valparaíso|concepción|
porto alegre|belo horizonte|curitiba|recife|salvador|brasília|florianópolis|fortaleza|petrópolis|araraquara|braga|évora|granada|málaga|
murcia|oviedo|pamplona|santander|vigo|santiago de compostela|alicante|bellaterra|ferrara|parma|perugia|trento|trieste|verona|siena|
cagliari|catania|bari|luxembourg|luxemburg|namur|mons|charleroi|brugge|hasselt|delft|eindhoven|enschede|haarlem|hilversum|assen|
st. pölten|linz|klagenfurt|winterthur|neuchâtel|lugano|chur|zug|aarau|siegen|koblenz|kaiserslautern|saarbrücken|karlsruhe|ulm|passau|
bamberg|bayreuth|chemnitz|magdeburg|rostock|greifswald|kiel|lübeck|flensburg|osnabrück|hildesheim|braunschweig|wolfsburg|bonn/berlin|
berlin/new york|köln/opladen|stuttgart/wien|tours|poitiers|limoges|dijon|besançon|nancy|metz|reims|amiens|lille|caen|brest|angers|le mans|
orléans|clermont-ferrand|saint-étienne|avignon|nîmes|perpignan|pau|bayonne|evreux|malakoff|ivry-sur-seine|villeneuve d'ascq|
villeneuve-d’ascq|cork|galway|limerick|waterford|british columbia|czech republic|great britain|northern ireland|new south wales
"""
_STATES = """
al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va
wa wv wi wy dc on qc bc ab nsw vic qld uk usa us mass calif conn ill penn fla mich minn tex wash ont que ariz colo d.c n.y n.j u.s.a u.k
england germany france italy spain switzerland netherlands austria belgium denmark sweden norway finland ireland scotland wales canada
australia japan china india brazil mexico israel russia poland greece portugal turkey suisse belgique allemagne italie espagne angleterre
canadá deutschland schweiz österreich españa brasil colombia argentina chile perú uruguay venezuela ecuador hungary romania bulgaria
croatia slovenia slovakia estonia latvia lithuania ukraine egypt kenya nigeria virginia california massachusetts connecticut pennsylvania
illinois michigan texas florida ohio maryland jersey
"""
_BODY = """
bundesamt bundesanstalt bundesministerium bundestag bundesregierung statistisches statistische gesellschaft ministerium kommission verband
verein stiftung hochschule universität zentrum deutsche deutscher krankenkasse landesamt ministerul conseil agence haute autorité société
université fédération assemblée comisión comissão consejo agencia agência asociación associação sociedad sociedade secretaría secretaria
gobierno governo departamento universidad universidade fundación fundação organización organização federación sanidad sanità istituto
società statistics statistik academy administration agency alliance food collectif association australia authority board britain bureau
canada cancer center centers centre centres centro charity clinic coalition college collaboration collaborative collaborating committee
commission community company consortium convention corporation council department directorate division economist europe executive
federation forum foundation fund group government hospital inc initiative institute institutes institut institutet instituto institution
international laboratory league ltd macmillan medicine ministry ministério ministerio ministère national nations network nhs observatory
office organisation organization panel panels parliament partnership program programme project registry research royal secretariat service
services society societies states support survey team trust union unit university working world group's investigators study trial trials
collaborators experts investigator who nice unicef unaids oecd cdc fda uk usa eu ncbi ema pdq nccn esmo asco who/unaids editors federal
council's editorial journal health compendium bmj
grupo groupe gruppe klinik clínica comité pharmaceutical pharmaceuticals biopharmaceuticals pharma medicines therapeutics laboratories
"""


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


_BODY_ENDS = ("dienst", "zentrum", "gesellschaft", "verband", "stiftung", "ministerium", "institut", "hilfe", "programm")
SERIAL = listed(_SERIAL)
PUBLISHER = listed(_PUBLISHER)
PLACES = frozenset(name.strip() for name in _PLACE.replace("\n", " ").split("|"))
STATES = listed(_STATES)
BODY = listed(_BODY)
# Words that hold a title together and begin none of the names of serials, publishers, places or people.
LINKING = listed("""
a an the of in on for and to with by from at as is are was be its their his her during after before between among versus vs or not but
how why what
when does do can using based via into under over than that this these those which who whose whether toward towards through without within
de la le les des du et en un une der die das und von für el los las del y e di della il i im zum zur
""")
NO_NAME = listed("""
hepatitis vitamin type part appendix table group class phase stage grade figure chapter volume section version program plan schedule
the a an this these what how why when in on of from for and with using toward towards introduction guidelines guideline
practice uptodate united kingdom public act regulations licensing
""")


@cache
def is_body(word: str) -> bool:
    """Say whether a folded word is one of those that bodies have in their names, or ends as German ones do."""
    return word in BODY or (len(word) > 9 and word.endswith(_BODY_ENDS))  # noqa: PLR2004 - shorter ones are families


@cache
def folded(word: str) -> str:
    """Return a word in small letters without the punctuation around it, as the lists hold it."""
    return word.strip(".,;:()[]“”\"'‘’&®™").lower()
