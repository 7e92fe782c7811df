/**
 * Words that people name things by, for telling the words of a name that was written without spaces. Made by hand for
 * Portolan: common English, trades and technology; endings are worked out by `split-words.ts`.
 */
export const WORDS = new Set(
  `
able about above access account ace acid acme across act action active actor add address adventure advice affair
africa after again age agency agent agile ago agree aid aim air alarm album ale alive all alley ally almond alone
along alpha alpine also always amazing amber america american ample analytics anchor ancient and angel angle animal
answer ant any apart apartment apple apply april apron aqua arc arcade arch archer architect archive arctic area
arena arm armor army around arrow art article artisan artist ash asia ask asset assist atelier athlete atlas atom
attic auction audio audit august aunt aura author auto automate automation autumn avenue awake award aware away baby
back backend backpack backup bacon badge bag bagel bake baker bakery balance balcony bald ball ballet balloon bamboo
banana band bank banner bar barber bargain bark barley barn barrel base basic basil basket bass bath battery battle
bay beach beacon bead bean bear beard beast beat beauty beaver become bed bee beef beer before begin behind bell
belt bench berlin berry best bet beta better between beyond bicycle big bike bill bin bio birch bird birth birthday
biscuit bit bite black blade blank blanket blast blend bless blind block blockchain blog blood bloom blossom blue
blueprint bnb board boat body bold bolt bond bone bonus book bookkeeping boost boot booth border boss boston bot
bottle bottom bounce boutique bow bowl box boy boys brain branch brand brass brave bread break breakfast breath
breeze brew brewery brick bride bridge brief bright brilliant bring broad broker bronze brook broom brother brown
brush bucket bud buddy budget bug build builder building bull bulletin bundle bunny bureau burger burn burst bus
bush business busy butcher butter butterfly button buy buyer buzz byte cab cabin cabinet cable cacao cactus cafe
cage cake calendar call calm camel camera camp campaign campus can canal candle candy canoe canvas canyon cap
capital captain car caramel caravan card care career cargo carpet carrot carry cart cartoon carve case cash castle
casual cat catch catering cause cave cedar ceiling celebrate cell cellar center central centre century ceramic
certain chain chair chalk challenge champion chance change channel chapel chapter character charge charm chart chase
chat cheap check checkout cheer cheese chef chemist cherry chess chest chicago chicken chief child children chili
chill chimney chinese chip chocolate choice choir choose church cider cinema cinnamon circle circuit circus citizen
city civic claim clarity class classic clay clean cleaner clear clever click client cliff climate climb clinic clip
clock clone close closet cloth clothes clothing cloud clover clown club coach coal coast coat cobalt cocoa coconut
code coder codex coffee coin cold collect collection collective college color colour comb combat come comedy comet
comfort comic command commerce common community company compare compass complete compute computer concept concert
concrete condo connect connection consult consultant consulting contact content contest context control convert cook
cookie cool copper copy coral core cork corn corner corp corporate cosmic cost cottage cotton couch council count
counter country county couple courage courier course court cousin cover cow cozy crab craft crane crazy cream create
creation creative creator credit creek crew cricket crisp critic crop cross crow crowd crown cruise crypto crystal
cub cube culture cup curious current curry curve custom customer cut cute cyber cycle dad daily dairy daisy dallas
dance dancer dandy dao dare dark dash data database date daughter dawn day dead deal dealer dear debate debt decade
december deck decor deep deer defense defi degree delight deliver delivery delta demand demo democracy den denim
dental dentist denver deposit depot depth desert design designer desk desktop dessert destiny detail detective dev
develop developer device diamond diary dice diesel diet digest digital dime dine diner dinner dinosaur direct
direction director dirt disco discount discover discovery dish display dive divine dock doctor dog doll dollar
dolphin domain donkey donut door dot double dough dove down dozen draft dragon drama draw drawing dream dress drift
drill drink drive driver drone drop drum dry dublin duck duke dune dust duty dwell dynamic each eagle ear early earn
earth ease east easy eat echo eclipse eco ecommerce economy edge edit edition editor education effect egg eight
elbow elder electric electronic elegant element elephant elevate elite elm else ember emerald empire employ empty
energy engine engineer english enjoy enter enterprise entry envy epic equal equity era escape essence estate eternal
ethic euro europe european even evening event ever evergreen every everyday evolution exact exam example excellent
exchange exclusive exercise exit exotic expense expert explore explorer export express extra extreme eye fable
fabric face fact factor factory fair fairy faith falcon fall fame family famous fan fancy fantasy far farm farmer
farming fashion fast father favor feast feather feature february fed feed feel fence fern ferry fest festival fetch
few fiber fiction field fiesta fifth fig fight file film filter final finance find finder fine finger finish fintech
fir fire firm first fish fisher fit fitness five fix flag flame flamingo flash flat flavor fleet flex flight flip
float flock flood floor flora floral florist flour flow flower fluent fluid flute fly focus fog folk follow font
food foot football for force forest forever forge fork form formula fort fortune forum forward fossil found
foundation foundry fountain four fox frame free freedom freelance freight french fresh friday friend friendly frog
from front frontend frost frozen fruit fuel full fun fund funding funny fur furniture fusion future gadget gain
galaxy gallery galley gallop game gamer gaming gang garage garden gardener garlic garment gas gate gateway gather
gear gem gene general generation generous genius gentle gentleman genuine german ghost giant gift gin ginger girl
girls give glacier glad glamour glass globe glory glove glow glue goal goat god gold golden golf good goods goose
gourmet grace grade grain grammar grand grandma grandpa grape graph graphic grass gravity great greek green
greenhouse grey grid grill grip grocery ground group grove grow growth guard guest guide guild guitar gulf gum guru
guys gym habit hack hacker hair half hall halo ham hammer hand handmade handy happy harbor harbour hard hardware
harmony harp harvest hat hatch haven hawk hazel head heal health healthcare healthy heart heat heaven heavy hedge
height hello helm help helper hemp her herald herb heritage hero hidden high highland highway hike hiker hill hip
hire his history hit hive hobby hold holiday hollow holy home homemade homestead honest honey honor hood hook hope
horizon horn horse hospital host hosting hot hotel hour house household housing hub huge human hummingbird humor
hundred hunt hunter hut hybrid ice icon idea ideal identity image imagine impact import improve inbox inch income
index indian indigo indoor industry infinite infinity info informal inn inner innovation innovative input insight
inspire install instant institute insurance insure intelligence interactive interest interior international internet
invent invest investment investor invite invoice iris iron island italian ivory ivy jacket jade jam january japanese
jar jasmine jaw jazz jelly jersey jet jewel jewelry job jockey join joint joke journal journey joy judge juice juicy
july jump june jungle junior jury just justice kayak keen keep keeper kettle key keyboard kid kids kind kindle king
kingdom kiss kit kitchen kite kitten kiwi knee knife knight knit knot know knowledge koala korean lab label labor
lace ladder ladies lady lake lamb lamp land landing landscape lane language lantern laptop large laser last late
latin laugh launch laundry laurel lavender law lawn lawyer layer lead leader leaf league lean learn learning lease
leather lecture ledger left leg legacy legal legend lemon lender lens lesson let letter level liberty library
license life lift light lighthouse like lily lime limit limited line linen link lion lip liquid list listen lite
little live lively living lizard llama loan lobby local location lock lodge loft log logic login logistics logo
london long look loop lot lotus loud lounge love lover low loyal luck lucky luggage lumber luna lunar lunch lux
luxury lynx lyric machine mad madrid magazine magic magnet maid mail main major make maker makeup mall mama man
manage management manager mango manor map maple marathon marble march marine mark market marketing marketplace mart
mask mason mass massage master mat match material math matrix matter max maze meadow meal mean measure meat mechanic
media medic medical medicine medium meet meeting mega mellow melody melon member memo memory men mentor menu
merchant mercury merge merit merry mesh message metal meter method metrics metro mexican miami micro middle midnight
might milan mile milk mill million mind mine mineral mini mining minister mint minute miracle mirror miss mission
mist mix mobile mocha mode model modern mom moment monday money monitor monk monkey monster month monument mood moon
more morning mortgage mosaic moss most mother motion motor mount mountain mouse mouth move movement movie much mud
muffin multi mum munich muscle museum mushroom music musician must mustard mutual mystery myth nail name nano nap
nation national native natural nature navigator navy near neat neck nectar need needle neighbor neon nerd nest net
network neural never new news newsletter next nft nice niche night nimble nine ninja noble node noise nomad noodle
noon nordic normal north northern nose note notebook nova novel november now number nurse nursery nut nutrition oak
oasis oat ocean october octopus odd off offer office officer official often oil old olive omega once one onion
online only open opera optic optimize option oracle orange orbit orchard orchid order organ organic organize origin
original osprey other otter our outdoor outlet output outside oven over owl owner oxygen oyster pack package pad
paddle page paint painter painting pair palace pale palm pan panda panel panther papa paper parade paradise parcel
parent paris park parking parrot part partner party pass passion passport past pasta paste pastry patch path patient
patio pattern pay payment payments payroll peace peach peak peanut pear pearl pebble pen pencil people pepper
perfect perform performance perfume period permit person personal pet petal pharmacy phase phoenix phone photo
photographer photography physics piano pick picnic picture pie piece pig pilot pin pine pink pioneer pipe pirate
pitch pixel pizza place plain plan plane planet planner plant plaster plastic plate platform play player playground
plaza please plenty plot plow plug plugin plum plumber plumbing plus pocket podcast poem poet poetry point polar
police polish polite poly pond pony pool pop poppy popular porch port portal portfolio portrait position positive
possible post poster pot potato potter pottery pound powder power practice prairie praise precision premier premium
prep present press pretty price pride prime prince princess print printer printing privacy private prize pro problem
process produce product production professional profile profit program progress project promise promo proof property
protect proud prove provider pub public publish publisher pulse pump pumpkin punch pup puppy pure purple purpose
push puzzle pyramid quality quantum quarter queen quest question quick quiet quill quilt quote rabbit race racing
radar radio rail rain rainbow raise ram ranch random range ranger rank ranking rapid rare rate raven raw ray reach
read reader ready real really realty reason rebel recipe record recover recovery recycle red reef reference refine
reform refresh regal region register relax release reliable remedy remote render rent rental repair replay reply
report rescue research reserve resort resource rest restaurant result resume retail retreat return review reward
rhythm ribbon rice rich ride rider ridge right ring ripple rise river road roast roaster robin robot robotics rock
rocket role roll roman romance rome roof room root rope rose rough round route rover row royal rubber ruby rug rule
rum run runner running rural rush rustic saas saddle safari safe safety saga sage sail sailor saint salad sale sales
salmon salon salt same sample sand sandwich sapphire satin saturday sauce savage save saving savvy say scale scan
scarf scene scent schedule scholar school science scoop scope score scotch scout scraper screen script sea seafood
seal search season seat second secret sector secure security see seed seek select self sell seller senior sense
sentry seo september sequence series serve server service set seven shade shadow shake shape share shark sharp she
shed sheep sheet shelf shell shelter shepherd shield shift shine ship shipping shirt shoe shop shopper shopping
shore short shot should show shower shuttle side sign signal silent silk silver simple simply since sing singer
single sister site six size skate sketch ski skill skin skirt sky slate sleep slice slide slim slow small smart
smile smith smoke smooth snack snake snap sneaker snow snowboard soap soccer social sock soda sofa soft software
soil solar soldier sole solid solo solution solve some son song sonic soon soul sound soup source south southern spa
space spanish spark sparkle sparrow speak speaker special speech speed spell spend spice spicy spider spin spiral
spirit splash sponsor spoon sport spot spray spread spring sprint sprout spruce spy squad square squirrel stable
stack stadium staff stage staging stake stamp stand standard star start startup state station stay steady steak
steam steel stellar stem step stern stick still stitch stock stone stop storage store storm story stove strategy
straw stream street strength stretch stride strike string stripe strong structure student studio study stuff style
stylish subject success such suede sugar suit suite summer summit sun sunday sunny sunrise sunset sunshine super
supply support supreme sure surf surfer surge surprise survey sushi sustain swan swap sweet swift swim swing switch
sydney symbol symphony sync syndicate synergy syrup system table tablet tackle taco tag tail tailor take tale talent
talk tall tan tank tape target task taste tasty tattoo tavern tax taxi tea teach teacher team tech technical
technology teen telecom tell template temple ten tender tennis tent term terra terrace test text textile texture
thai thank that the theater theatre their them theme theory therapist therapy thing think thinker this thread three
thrift thrive throne through thunder thursday ticket tide tidy tie tiger tile timber time tiny tip tire title toast
today together token tokyo tomato tomorrow tone tool tooth top topic torch total touch tough tour tourism tourist
tow tower town toy trace track tracker tractor trade trader trading tradition traffic trail trailer train trainer
training transfer transit translate transport trap travel traveler tray treasure treat tree trek trend trendy tribe
tribute trick trip triple trophy tropical trout truck true trunk trust truth try tube tuesday tulip tuna tundra tune
tunnel turbo turkish turn turtle tutor twenty twin twist two type typical ultimate ultra umbrella uncle under union
unique unit united unity universal universe university up update upgrade upload upper upward urban use useful user
utility utopia vacation vacuum valley value valve van vanilla vault vector vegan vegetable vehicle veil vein velo
velvet vendor venture venue verdict verse version vertex very vessel vet veteran vibe vibrant video vienna view
viewer villa village vine vineyard vintage vinyl violet violin viper viral virtual virtue vision visit visitor
visual vital vitamin vivid vogue voice volcano volt volume vote voyage vpn wagon wait walk walker wall wallet walnut
wander want war ward warehouse warm warrior wash watch water wave wax way wealth wear weather weave weaver web
webinar website wedding wednesday week weekend weigh weight welcome well wellness west western whale what wheat
wheel when where which while whisper white who whole wholesale why wide widget wiki wild wilderness will willow win
wind window wine winery wing winner winter wire wireless wisdom wise wish with within without wizard wolf woman
women wonder wonderful wood wooden wool word work worker workflow workout workshop world worth wrap wren write
writer writing yacht yard yarn year yellow yes yield yoga yogurt york you young your youth zebra zen zero zest zinc
zip zodiac zone zoo zoom
`
    .trim()
    .split(/\s+/),
);
