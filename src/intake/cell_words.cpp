#include "intake/cell_words.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace bdd::intake {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 22> k_civilities = {
    "DOCTEUR",  "DR",   "M",    "M MME", "MADAME", "MADEMOISELLE", "MAITRE", "ME",
    "MELLE",    "MISS", "MLLE", "MLLES", "MM",     "MME",          "MME M",  "MMES",
    "MONSIEUR", "MR",   "MRS",  "MS",    "PR",     "PROFESSEUR"};

constexpr std::array<std::string_view, 88> k_company_words = {
    "AGENCE",     "ASSOCIATION",  "ASSOCIES",     "ATELIER",     "ATELIERS",     "AUBERGE",
    "BANQUE",     "BOULANGERIE",  "BRASSERIE",    "BTP",         "BV",           "CABINET",
    "CAMPING",    "CENTRE",       "CHATEAU",      "CLINIQUE",    "COLLEGE",      "COMPAGNIE",
    "CONSEIL",    "CONSTRUCTION", "CONSULTING",   "COOPERATIVE", "DISTRIBUTION", "DOMAINE",
    "EARL",       "ECOLE",        "EIRL",         "ENTREPRISE",  "ENTREPRISES",  "ETABLISSEMENTS",
    "ETS",        "EURL",         "FERME",        "FILS",        "FRERES",       "GAEC",
    "GARAGE",     "GIE",          "GMBH",         "GROUPE",      "HOLDING",      "HOPITAL",
    "HOTEL",      "IMMOBILIER",   "IMPRIMERIE",   "INC",         "INDUSTRIE",    "INDUSTRIES",
    "INSTITUT",   "LABORATOIRE",  "LABORATOIRES", "LLC",         "LTD",          "LYCEE",
    "MACONNERIE", "MAIRIE",       "MAISON",       "MENUISERIE",  "PHARMACIE",    "PLC",
    "PLOMBERIE",  "RESIDENCE",    "RESTAURANT",   "SA",          "SARL",         "SAS",
    "SASU",       "SCEA",         "SCI",          "SCM",         "SCOP",         "SCP",
    "SELARL",     "SELAS",        "SERVICES",     "SNC",         "SOCIETE",      "SOLUTIONS",
    "SPRL",       "SRL",          "STE",          "SYNDICAT",    "SYSTEMES",     "TECHNOLOGIES",
    "TRANSPORT",  "TRANSPORTS",   "UNIVERSITE",   "USINE"};

constexpr std::array<std::string_view, 46> k_street_words = {
    "ALLEE",   "ALLEES", "AV",        "AVE",       "AVENUE",   "BAT",         "BATIMENT", "BD",
    "BLD",     "BLVD",   "BOULEVARD", "BP",        "BVD",      "CHE",         "CHEM",     "CHEMIN",
    "CITE",    "COURS",  "CS",        "ESPLANADE", "FAUBOURG", "FBG",         "HAMEAU",   "IMP",
    "IMPASSE", "LD",     "LIEU",      "LIEUDIT",   "LOT",      "LOTISSEMENT", "MONTEE",   "PARC",
    "PASSAGE", "PL",     "PLACE",     "PROMENADE", "QUAI",     "ROUTE",       "RTE",      "RUE",
    "SENTIER", "SQUARE", "VOIE",      "ZA",        "ZAC",      "ZI"};

constexpr std::array<std::string_view, 54> k_countries = {
    "ALGERIE",  "ALLEMAGNE",   "AT",       "AUTRICHE", "BE",         "BEL",         "BELGIQUE",
    "BELGIUM",  "CANADA",      "CH",       "CHE",      "CHINE",      "DANEMARK",    "DE",
    "DEU",      "ES",          "ESP",      "ESPAGNE",  "ETATS UNIS", "FR",          "FRA",
    "FRANCE",   "GB",          "GBR",      "GERMANY",  "GUADELOUPE", "GUYANE",      "IRLANDE",
    "IT",       "ITA",         "ITALIE",   "ITALY",    "JAPON",      "LU",          "LUXEMBOURG",
    "MAROC",    "MARTINIQUE",  "MAYOTTE",  "MC",       "MONACO",     "NETHERLANDS", "NL",
    "PAYS BAS", "POLOGNE",     "PORTUGAL", "PT",       "REUNION",    "ROYAUME UNI", "SPAIN",
    "SUISSE",   "SWITZERLAND", "TUNISIE",  "UK",       "USA"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_particle(std::string_view word) {
    static constexpr std::array<std::string_view, 12> k_particles = {
        "AL", "BEN", "D", "DA", "DE", "DES", "DI", "DU", "EL", "LA", "LE", "VAN"};
    return holds(k_particles, word);
}

bool is_number(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

/// Letters, hyphens and apostrophes only.
bool is_name_word(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
                      (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' || c == '.';
           });
}

/// "S A R L" is SARL.
bool has_spaced_legal_form(std::string_view key) {
    static constexpr std::array<std::string_view, 4> k_spaced = {"S A R L", "S A S", "E U R L",
                                                                 "S C I"};
    return std::any_of(k_spaced.begin(), k_spaced.end(), [&](std::string_view form) {
        return key.find(form) != std::string_view::npos;
    });
}

void add_company(ShapeSet& shapes, const Words& words, std::string_view cell,
                 std::string_view key) {
    const bool known = std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return holds(k_company_words, word);
    });
    shapes.add_if(known || has_spaced_legal_form(key) ||
                      (cell.find(" & ") != std::string_view::npos),
                  Shape::company_word);
}

void add_names(ShapeSet& shapes, std::string_view cell, std::string_view key) {
    if (holds(k_civilities, key)) {
        shapes.add(Shape::civility);
        return;
    }
    const Words raw = text::words(cell);
    std::size_t names = 0;
    bool all_names = true;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::string word = text::key(raw[i]);
        if (i == 0 && raw.size() > 1 && holds(k_civilities, word)) {
            shapes.add(Shape::civility_name);
            continue;
        }
        all_names = all_names && (is_name_word(raw[i]) || (raw[i].size() == 1 && i > 0));
        names += is_particle(word) ? 0U : 1U;
    }
    const bool is_place_or_company = shapes.has(Shape::company_word) || shapes.has(Shape::street);
    if (!all_names || is_place_or_company) {
        return;
    }
    shapes.add_if(names == 1, Shape::one_name);
    shapes.add_if(names >= 2 && names <= 4, Shape::full_name);
}

void add_street(ShapeSet& shapes, const Words& words) {
    const auto street = std::find_if(words.begin(), words.end(), [](std::string_view word) {
        return holds(k_street_words, word);
    });
    if (street == words.end()) {
        return;
    }
    const bool has_number = std::any_of(words.begin(), words.end(), is_number);
    shapes.add_if(words.size() > 1 && (has_number || street == words.begin()), Shape::street);
}

bool is_box_word(std::string_view word) {
    return word == "BP" || word == "CS" || word == "TSA" || word == "CEDEX";
}

void add_postcode(ShapeSet& shapes, const Words& words) {
    for (std::size_t i = words.size(); i-- > 0;) {
        if (!is_postcode(words[i]) || (i > 0 && is_box_word(words[i - 1]))) {
            continue;
        }
        const std::span<const std::string_view> before(words.data(), i);
        const std::span<const std::string_view> after(words.data() + i + 1, words.size() - i - 1);
        const bool prefixed = i == 1 && (before[0] == "F" || before[0] == "FR");
        const bool starts = i == 0 || prefixed;
        const bool has_street = shapes.has(Shape::street);
        const bool number_first = !before.empty() && is_number(before.front());
        if (starts && !after.empty() && !is_number(after.front()) && !has_street) {
            shapes.add(Shape::postcode_town);
        } else if (!starts && after.empty() && !has_street && !number_first) {
            shapes.add(Shape::postcode_town);
        } else if (i >= 2 && (has_street || number_first || !after.empty())) {
            shapes.add(Shape::full_address);
        }
        return;
    }
}

bool has_small_letter(std::string_view cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

bool is_postcode(std::string_view word) noexcept {
    if (word.size() != 5 || !text::all_digits(word)) {
        return false;
    }
    const int department = (word[0] - '0') * 10 + (word[1] - '0');
    return department >= 1 && department <= 98 && department != 96 && word.substr(2) != "999";
}

ShapeSet word_shapes(std::string_view cell, std::string_view key) {
    ShapeSet shapes;
    if (std::none_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return shapes;
    }
    const Words words = text::words(key);
    shapes.add(Shape::letters);
    shapes.add_if(!has_small_letter(cell), Shape::capitals);
    shapes.add_if(holds(k_countries, key), Shape::country);
    add_company(shapes, words, cell, key);
    add_street(shapes, words);
    add_postcode(shapes, words);
    add_names(shapes, cell, key);
    return shapes;
}

} // namespace bdd::intake
