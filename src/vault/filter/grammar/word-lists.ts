import {
  ADVERB,
  ARTICLE,
  AUXILIARY,
  BE,
  CONDUCT,
  CONJUNCTION,
  CONTRACTED_BE,
  COPULA,
  DETERMINER,
  ENGLISH,
  HAVE,
  MONTH,
  NUMBER_WORD,
  OBJECT,
  ORIGIN,
  OTHER_LANGUAGE,
  PERSON,
  POSSESSIVE,
  PREPOSITION,
  QUANTIFIER,
  ROLE,
  SOMEONE,
  SUBJECT,
  THING,
  TITLE,
  TREATMENT,
} from './bits.js';

/**
 * The closed word classes of English that the gates look at, written for this project.
 *
 * Open classes are cut to what gates need: `ROLE` decides whether "gay ___" speaks of a human, `THING` whether
 * "a 12-year-old ___" is whisky.
 */
export const WORD_LISTS: readonly (readonly [number, string])[] = [
  [
    PERSON,
    'person persons people peoples individual individuals human humans folk folks guy guys dude dudes adult adults one ones someone somebody',
  ],
  [
    SOMEONE,
    'someone somebody anyone anybody everyone everybody nobody others mother father parent parents sibling siblings child children kid kids man men woman women boy boys girl girls lady ladies gentleman gentlemen husband wife son daughter brother sister female male females males grandmother grandfather grandma grandpa uncle aunt cousin cousins couple couples dad mom mum',
  ],
  [
    ROLE,
    `accountant accountants activist activists actor actors addict addicts administrator adviser advisor agent agents analyst ancestor ancestors
    applicant applicants apprentice architect artist artists assistant assistants associate athlete athletes attendant attorney attorneys author
    authors baby babies baker banker barber barista bartender bloke boss bosses boyfriend buddy builder bus-driver businessperson buyer caller
    candidate candidates captain caregiver carer caretaker carpenter cashier cashiers celebrity ceo chap chef chemist chief citizen citizens
    classmate classmates cleaner clerk clerks client clients coach coaches colleague colleagues comedian commuter companion community
    communities constituent consultant contractor cook cop cops coworker coworkers co-worker counselor creature criminal criminals crowd customer
    customers dancer deputy dentist designer detective developer dispatcher director doctor doctors driver drivers editor electrician employee
    employees employer engineer engineers entrepreneur executive expert families family fan fans farmer farmers fella fellow fellows firefighter
    firefighters florist follower followers friend friends gal gals girlfriend graduate graduates groom guard guards guest guests guest-worker
    guitarist hairdresser head hero hire hires homeowner host human immigrant immigrants inmate inmates inspector instructor intern interns
    investigator janitor journalist judge juror jurors kiddo laborer laborers landlord lawyer lawyers leader leaders lecturer lieutenant librarian
    lifeguard lover lovers manager managers mechanic member members mentor minority minorities mob musician musicians nanny neighbor neighbors
    neighbour neighbours neighborhood newcomer novelist nurse nurses officer officers official officials operator owner owners painter paramedic
    parents participant participants partner partners passenger passengers patient patients pedestrian peer peers performer pharmacist
    photographer physician pilot player players plumber poet police policeman politician politicians population populations preacher president
    principal prisoner prisoners producer professor professors programmer prosecutor psychiatrist psychologist realtor receptionist recruit
    recruits recruiter relative relatives reporter representative resident residents respondent roommate roommates sailor salesperson scholar
    scientist secretary senator server servers sergeant servant sheriff shopper singer singers socialite soldier soldiers speaker specialist
    spouse stepparent stranger strangers student students subordinate supervisor supervisors surgeon survivor survivors suspect suspects teacher
    teachers teammate teammates technician teen teens teenager teenagers tenant tenants therapist thief thug thugs toddler tourist tourists
    trainee trainer trooper user users vet victim victims visitor visitors volunteer volunteers voter voters waiter waitress witness witnesses
    worker workers writer writers youngster youth youths pal pals mate mates crew team staff household households dude group groups kin twin
    twins hairstylist stylist mayor councilor councilmember commissioner rep reps aide aides employee's bystander cyclist jogger rapper singer comedians models model mans womans dudes bigot racist terrorist terrorists thugs robber robbers dealer dealers gangster rioters protester protesters idiot idiots hag fool fools moron morons bastard bastards bitch bitches jerk jerks loser losers prick creep creeps slut whore asshole assholes drunk drunks geezer punk punks crook crooks monster bride brides groom lives trash vermin scum filth national nationals
    temp temps welder welders roofer roofers rigger riggers fisher fishers fisherman fishermen bouncer bouncers busser busboy dishwasher dishwashers seller sellers vendor vendors peddler trucker truckers hauler haulers medic medics gardener gardeners landscaper landscapers housekeeper housekeepers maid maids custodian courier couriers porter porters machinist machinists foreman foremen forewoman steward stewards farmhand rancher ranchers lineman linemen mason masons groomer groomers usher ushers busker buskers tailor tailors seamstress cobbler butcher butchers grocer grocers bailiff bailiffs locksmith locksmiths surveyor adjuster adjusters auditor auditors bookkeeper bookkeepers croupier bookie stagehand roadie dj hostess doorman concierge valets chauffeur cabbie cabbies biker bikers hiker hikers swimmer skater skaters gamer gamers streamer streamers blogger bloggers vlogger youtuber influencer influencers commenter commenters juvenile juveniles defendant defendants plaintiff plaintiffs complainant complainants petitioner reviewer reviewee rookie rookies cadet cadets probie handyman handymen bricklayer glazier pipefitter pipefitters steamfitter boilermaker ironworker ironworkers millwright drywaller drywallers longshoreman stevedore deckhand deckhands skipper brakeman flagger flaggers paralegal paralegals orderly orderlies phlebotomist sonographer radiologist midwife doula hygienist orthodontist optometrist groundskeeper caddie referee referees umpire umpires goalie quarterback cheerleader cheerleaders organist drummer bassist violinist trumpeter juggler magician panhandler panhandlers squatter squatters lifeguards warden wardens jailer bondsman bartenders baristas bakers chefs cooks plumbers electricians carpenters painters barbers nannies pharmacists dentists paramedics pilots sheriffs sergeants librarians realtors receptionists therapists tutor tutors mover movers valet exterminator tester testers coder coders sysadmin foreperson crossing-guard mailman postal-worker`,
  ],
  [BE, "is are was were be been being am isn't aren't wasn't weren't ain't isnt wasnt arent werent ain"],
  [
    CONTRACTED_BE,
    "i'm you're he's she's they're we're who's im youre theyre hes shes i’m that's he'd she'd everyone's someone's",
  ],
  [HAVE, "have has had having haven't hasn't hadn't i've they've we've you've got gotten with"],
  [
    COPULA,
    `become becomes became becoming feel feels felt feeling look looks looked looking seem seems seemed remain remained remains stay
    stayed identify identifies identified identifying turned sound sounds consider considered considers called call calls calling went gone going
    go goes born raised grew came come coming stayed act acts acted legally openly`,
  ],
  [ARTICLE, 'a an'],
  [
    DETERMINER,
    'a an the this that these those some any every each no another what which such both either neither other half part',
  ],
  [
    QUANTIFIER,
    'many most all few several both some more fewer various numerous two three four five six seven eight nine ten',
  ],
  [POSSESSIVE, 'my his her their our your its whose'],
  [
    SUBJECT,
    "i he she they we who you it i'm he's she's they're we're you're who's i've they've i'd he'd she'd im hes shes u",
  ],
  [OBJECT, 'me him her them us myself himself herself themselves yourself ourselves himself'],
  [
    PREPOSITION,
    `about above across after against along amid among around as at before behind below beneath beside besides between beyond by
    despite down during except for from in inside into like near of off on onto opposite out outside over past per since than through throughout
    till to toward towards under underneath unlike until up upon via with within without`,
  ],
  [
    CONJUNCTION,
    'and or but nor so yet because although though if unless while whereas when whenever where wherever that than whether since cuz cause bc n plus',
  ],
  [
    ADVERB,
    `very too also always never often sometimes still just only even really quite rather almost already soon now then here there
    again ever once twice perhaps maybe not so more most less least pretty kinda sorta super extremely totally fully openly proudly both currently
    formerly recently originally actually basically probably definitely certainly obviously clearly legally partially partly mostly apparently
    today tomorrow yesterday tonight together alone anyway though instead later earlier ago yet else completely severely profoundly mildly slightly
    clinically technically visibly primarily mainly happily newly long well lol tho myself himself herself themselves too damn fucking freaking`,
  ],
  [
    AUXILIARY,
    "will would can could shall should may might must do does did don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot wont cant dont doesnt didnt ought",
  ],
  [
    NUMBER_WORD,
    `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fourty fifty sixty seventy eighty ninety hundred`,
  ],
  [
    MONTH,
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ],
  [
    TITLE,
    'mr mrs ms miss mister mx sir madam dr prof professor sgt lt cpl capt col rev rabbi imam fr señor senor señora senora judge officer sergeant detective sheriff deputy senator dame lord messrs mme monsieur',
  ],
  [
    THING,
    `account account's age agency album apartment appliance application architecture arrangement article bank barn battery beer bike boat book books bottle bridge brandy
    bug bugs building buildings bus business car cars case cases castle cat cathedral chair charge cheese church city claim club code codebase company computer
    conviction contract copy couch data database deal debt device dispute document dog email engine equipment file files firm fence fish franchise
    furnace game grudge guitar hardware history home horse hotel house houses installation institution investigation incident incidents issue job joke laptop law lease
    license loan machine magazine marriage mattress meme message model mortgage motor news newspaper oak organization phone piano picture photo pipe
    plane plant plan policy post posts problem program project property practice photos rape receipt record records refrigerator report restaurant revolver rifle road roof
    rule school scotch server servers service ship shirt shoe shoes shop site sofa software song startup statute store story system tab tablet tape technology
    television theory ticket toy tradition tree truck tv tweet tweets van vehicle vendor version video warehouse warrant website whiskey whisky wine wound yacht
    button buttons checkbox option options field fields column columns row rows pixel pixels process processes thread threads node nodes module script scripts
    function functions feature features sensor sensors switch switches port ports cable cables router network networks backup branch domain link links key keys
    menu toggle widget window windows transistor amplifier circuit battery pump elevator escalator printer scanner laptop keyboard mouse monitor screen
    ferry train trains tram airplane helicopter lighthouse tower walls floor floors garden tunnel dam stove oven fridge freezer dishwasher
    lamp desk jacket coat sweater jeans cardigan watch watches necklace cup bowl pot pan recipe soup cake pie bread puppy puppies kitten kittens dogs
    checkpoint checkpoints spreadsheet spreadsheets keyboards servers engines trees bridges files parser compiler zone display camera drone mower tractor boiler heater pipeline economy market industry sector currency`,
  ],
  [
    TREATMENT,
    `take takes took taking taken prescribed prescribe prescription prescriptions need needs needed refill refills refilled dose doses dosage mg started
    starting stopped daily doctor psychiatrist therapist pharmacy pharmacist injection injections treated treatment pills script scripts
    bottle bottles copay pen pens jab jabs shot shots infusion infusions patch patches inhaler puff puffs spray tablets tablet capsules bedtime twice nightly weekly`,
  ],
  [
    CONDUCT,
    `sell sells sold selling deal deals dealt dealing dealer snort snorts snorted snorting smoke smokes smoked smoking steal steals stole stolen stealing
    forge forged forging buy buys bought buying high abuse abuses abused abusing crushed crushing traffic trafficking trafficked divert diverted diverting
    illegally illegal possession overdose overdosed spiked swap swapped swaps trade traded trades laced slipped drugged swiped pocketed smuggled
    threaten threatens hit hits punch punches punched beat beats attack attacks kick kicks stab stabs shoot shoots harass harasses bully bullies
    stalk stalks grope gropes cheat cheats lie lies drink drinks use uses drive drives post posts leak leaks scam scams rob robs con cons forges
    calls yell yells scream screams shout shouts spit spits choke chokes slap slaps curse curses swear swears drops`,
  ],
  [
    ORIGIN,
    `from born raised native natives citizen citizens citizenship national nationals nationality immigrate immigrated immigrating emigrate emigrated emigrating
    immigrant immigrants deport deported deporting visa passport passports parents grandparents ancestors grew homeland accent hometown refugee refugees family roots
    ancestry descent heritage moved came fled arrived migrated originally relatives village birthplace visiting arriving arrived relocating relocated landing expat expats exile smuggled
    extraction background origin origins mother father mom dad grandmother grandfather wife husband relative cousins`,
  ],
  [
    ENGLISH,
    `the a an and or but if of to in on at for with from by is are was were be been am i you he she it we they me him her us them my your his their our its this
    that these those not no do does did have has had will would can could should what who when where why how all some any about just so than then there here very too
    as into over out up down off after before because while get got go going like im dont cant one more please need want know make`,
  ],
  [
    OTHER_LANGUAGE,
    `el la los las un una unos unas del y que en es por para con como pero más mas muy su sus mi mis yo tu él ella ellos nosotros este esta está estoy soy eres
    somos son fue hay lo le les se nos al porque cuando donde quien ser estar todo todos también hoy ayer je tu il elle nous vous ils elles le les des du une et est sont
    dans pour avec sur pas ne ce cette qui mais ou où au aux mon ma mes ton ta ses leur été suis très plus fait comme ich du er sie wir ihr der die das dem ein
    eine einen und ist sind war nicht mit von zu auf für im bei nach auch aber oder wie nur noch wenn dass hat haben wird il lo gli i una di che è e sono della dello
    nel nella per non con anche come più ma questo questa os as um uma do da dos das em não é são com mas eu ele ela isso het een van niet op te voor zijn er maar
    jest się nie na to że jak co ale tak ang ng mga sa ako siya hindi bir ve için bu çok değil odio vendo soy voy vas eso esa esos esas ti te amo tanto sei mia
    mio tuo tua siamo hanno vita si nous avons vais va leurs cet ces rien jamais kein keine mein meine dein mich dich uns euch jeg ikke og det som til med på av
    jag inte och att är på med du han hon vi ni minä en ole ja ei että mutta hän nem és hogy egy nagyon vagy pak jsem jste není ale proto který lub bardzo mój
    moja moje mnie ciebie będę był była sunt nu și cu pentru din mai ce foarte yang dan di ini itu saya kamu tidak dengan untuk dari akan bisa sudah mimi wewe sisi
    yeye na ya wa kwa ni katika sana lakini hii hiyo waa iyo aan oo ku ka mwen ou li nou pa yo ak pou nan sou ben sen biz siz onlar ama gibi daha kadar tôi bạn anh
    không là và của có được cho với này rằng na rin lang po namin natin nila kami kayo sila isang mahal ko mo namaz eu você nós eles estou está sou vou minha meu
    toda tudo muito também`,
  ],
];

/** Words of attack: beside a group they make the text one directed at that group (11 CCR 1953(e)(12) asks for it). */
export const ATTACK_WORDS = `hate hates hated hating kill kills killed killing die dies dead death shoot shot hang hanged gas gassed burn burned lynch lynched
exterminate exterminated eradicate eradicated deport deported scum vermin filth filthy trash garbage animals animal rats rat cockroach cockroaches
parasites parasite subhuman inferior savages savage disgusting despise disgust disgusts worthless eliminate eliminated beat beaten punch punched
stab stabbed rape raped attack attacked hurt spat spit slur slurs insulted harassed harass threatened threaten dirty stupid infest infested
plague disease destroy destroyed murder murdered execute executed slaughter ban banned inbred retarded ugly monkeys apes pigs dogs`;
