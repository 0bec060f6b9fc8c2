/**
 * Goods, animals and plants that carry a people's name in trade ("Persian rug", "German shepherd", "Swiss knife").
 * Kitchens, churches and customs are not here: they tell whose they are. Written for this project.
 */
export const GOODS_NOUNS: ReadonlySet<string> = new Set(
  `ale ales appliances apples auto autos bags bank banks beans beef beer beers bike bikes blinds blend bolts bolt boots bonds bond
 brandy brie bronze bulldog bulldogs bull butter cabinet cabinets camera cameras car cars carpet carpets cars cashmere cheese cherries chestnut
 chocolate chocolates cigar cigars clock clocks coffee coins coin consonants copper cotton cream crystal currency dollar dollars door doors drywall
 elm engine engines espresso exchange exports export fabric fir flooring forint franc francs furniture gold granite greenhouse
 guitar hardwood hardware hazelnut hazelnuts heater heaters honey horn hound hounds hydrangea imports import iron ivy ivory keyboard knife knives
 kroner krona lager lamp lamps lathe leather lemons lilac lilies lily linen liquor lira luxury mahogany malt mangoes maple
 marble market markets melon mill mint motor motors motorcycle motorcycles muffin muffins mustard nuts nut oak oil oils olive olives onion
 onions orchid oranges oven ovens paper parts pastry peach peanuts pear pepper peppers peso pesos phone phones pine pistachio pistol
 plates poplar porcelain pottery pony poppies pound pounds press rand razor real retriever rice rifle rifles rial rose roses roulette
 ruble rubles rug rugs rum rupee rupees saffron salt sandals satellite satin sausage sausages scotch server servers shampoo shepherd
 shepherds shelves sheets silk silver ski skis soap spaniel spruce steel stock stocks stove suit suits sweater sweaters tea teas
 tequila terrier terriers textiles thistle tile tiles timber tire tires toast tobacco toffee tomatoes tools towel towels toys tractor tractors trout
 truffles trucks tulips turbine turbines typewriter umbrella valve valves van vase vases vanilla vinegar violin vodka walnut walnuts watch
 watches wax whiskey whisky willow wine wines wok wood wool wrench yarn yen yew yuan zinc zloty chair chairs desk desks sofa sofas
 bison hat hats doll dolls slippers blanket blankets soda sedan sedans coupe hatchback suv appliance lens lenses microscope
 theorem remainder numerals numeral fractions algebra cat cats hamster hamsters goat goats sheep duck ducks geese goose swallow
 sturgeon plateau basin lowlands stamps roast barbecue sandwich sandwiches dressing sauce soup bread pancakes omelette stew dumplings
 noodles yogurt yoghurt eggplant cabbage kale radish parsley squat squats twist sauna saunas massage press bath
 motorway timetable ferry magnet magnets spacecraft satellite railway locomotive locomotives tram trams moss ivy laurel
 opal opals jade emerald emeralds diamond diamonds amber pearl pearls cypress juniper cedar`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
