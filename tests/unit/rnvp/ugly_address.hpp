#pragma once

#include "random.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/normalizer.hpp>

#include <string>
#include <utility>
#include <vector>

/// Addresses as files have them at their worst; every name is made up or that of a commune.
namespace ugly {

/// An address that owns its texts.
struct Address {
    std::vector<std::string> cells;
    std::string postcode;
    std::string town;
    std::string country;
    std::string company;
    std::string person;

    [[nodiscard]] bdd::rnvp::RawAddress raw() const {
        bdd::rnvp::RawAddress raw;
        raw.cells.assign(cells.begin(), cells.end());
        raw.postcode = postcode;
        raw.town = town;
        raw.country = country;
        raw.company = company;
        raw.person = person;
        return raw;
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const std::string& cell : cells) {
            all += "[" + cell + "] ";
        }
        return all + "[" + postcode + "] [" + town + "] [" + country + "] [" + company + "] [" +
               person + "]";
    }
};

/// Makes one ugly address after the other, the same ones for the same seed.
class Generator {
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed) {}

    Address next() {
        std::vector<std::string> parts;
        const std::size_t complements = m_random.below(3);
        for (std::size_t i = 0; i < complements; ++i) {
            parts.push_back(complement());
        }
        if (!m_random.chance(8)) {
            parts.push_back(street());
        }
        if (m_random.chance(3)) {
            parts.push_back(box());
        }
        if (m_random.chance(6)) {
            parts.push_back(locality());
        }
        if (m_random.chance(4)) {
            m_random.shuffle(parts);
        }
        Address address;
        if (m_random.chance(12)) {
            put_abroad(address);
        } else {
            std::tie(address.postcode, address.town) = last_line();
            if (m_random.chance(8)) {
                address.country = m_random.pick(k_home);
            }
        }
        if (m_random.chance(4)) {
            address.company = company();
        }
        if (m_random.chance(5)) {
            address.person = person();
        }
        put_cells(address, std::move(parts));
        for (std::string* text : texts(address)) {
            *text = made_ugly(*text);
        }
        return address;
    }

private:
    using Strings = std::vector<std::string>;

    std::string number() {
        static const Strings k_formats = {"#",      "0#",    "#bis",     "# BIS",  "# B",   "#/%",
                                          "#-%",    "# à %", "N° #",     "#, bis", "# ter", "#B",
                                          "# ET %", "#,",    "# quater", "0",      ""};
        const std::size_t first = 1 + m_random.below(m_random.chance(5) ? 9'800 : 180);
        return with(m_random.pick(k_formats), first, first + 2 * (1 + m_random.below(4)));
    }
    static std::string with(std::string format, std::size_t first, std::size_t second) {
        for (const auto& [sign, value] : {std::pair{'#', first}, std::pair{'%', second}}) {
            if (const std::size_t at = format.find(sign); at != std::string::npos) {
                format.replace(at, 1, std::to_string(value));
            }
        }
        return format;
    }

    std::string street() {
        static const Strings k_types = {
            "rue",      "R.",    "av.",    "Avenue", "Bd",   "BLD",     "allée",    "ALL",
            "chemin",   "Ch.",   "Place",  "pl.",    "imp.", "Impasse", "quai",     "Cours",
            "square",   "route", "Rte",    "sente",  "voie", "ruelle",  "passage",  "Esplanade",
            "Faubourg", "fbg",   "montée", "villa",  "cité", "Hameau",  "Lieu-dit", "LIEUDIT"};
        static const Strings k_names = {
            "de l'Église",
            "des Lilas",
            "du Général Leclerc",
            "Victor Hugo",
            "V. Hugo",
            "du 8 Mai 1945",
            "de la Déclaration Universelle des Droits de l’Homme et du Citoyen",
            "Jean-Jaurès",
            "Saint-Roch",
            "Ste Odile",
            "du Mal de Lattre de Tassigny",
            "de la Rivière aux Anguilles",
            "du Pré aux Clercs",
            "de l'Œuvre",
            "du Bourg l'Évêque",
            "des Frères Montgolfier prolongée",
            "de la Grande Chartreuse et des Petits Ponts",
            "du 4 Septembre",
            "des XV Chênes",
            "d'Arcueil",
            "du Bois de l'Aumône",
            "de Bretagne",
            "des Quatre-Vents",
            "Anatole France",
            "de la Croix-Rouge"};
        static const Strings k_whole = {"Grande Rue",
                                        "9 GRAND RUE",
                                        "La Canebière",
                                        "Le Haut de la Rue du Bois",
                                        "3 QUAIDES BAUX",
                                        "RN 20",
                                        "route départementale 51",
                                        "La Tuilerie",
                                        "Les Quatre Vents",
                                        "Sous la Rue du Temple"};
        if (m_random.chance(6)) {
            return m_random.pick(k_whole);
        }
        std::string text = number();
        text += text.empty() ? "" : m_random.chance(9) ? ", " : " ";
        return text + m_random.pick(k_types) + " " + m_random.pick(k_names);
    }

    std::string complement() {
        static const Strings k_complements = {"Bât. B",
                                              "BATIMENT 12",
                                              "3e étage",
                                              "12ème étage porte gauche",
                                              "Résidence Les Goélands",
                                              "resid. du Parc",
                                              "ZI de la Plaine",
                                              "Z.A. des Marais",
                                              "Zone artisanale du Moulin Neuf",
                                              "Appt 12",
                                              "Esc. C",
                                              "c/o Atelier Durandal",
                                              "chez Durandal",
                                              "Hall 3",
                                              "Centre Commercial Grand Angle",
                                              "CTRE CIAL Les Arcades",
                                              "BAL 4",
                                              "BOITE N° 1",
                                              "Immeuble Le Miroir",
                                              "Imm. Le Prisme",
                                              "RDC",
                                              "Entrée C",
                                              "Lot. des Hauts Vents",
                                              "Parc d'activité de Saumaty",
                                              "Tour Montaigne",
                                              "Service Comptabilité Fournisseurs",
                                              "à l'attention du service achats",
                                              "Usine n° 2"};
        return m_random.pick(k_complements);
    }

    std::string company() {
        static const Strings k_companies = {
            "Durandal", "Atelier Durandal et Fils SARL",
            "Société Anonyme des Établissements Durandal et Compagnie du Nord",
            "S.A.S. L'Œuvre & Cie", "Syndicat intercommunal des eaux de la Haute Vallée Perdue"};
        return m_random.pick(k_companies);
    }

    std::string person() {
        static const Strings k_people = {"Madame Anne Durandal", "M. P. Durandal",
                                         "Monsieur le Directeur des Achats et de la Logistique",
                                         "Docteur Zoé Martin-Durandal"};
        return m_random.pick(k_people);
    }

    std::string box() {
        static const Strings k_boxes = {
            "BP #",      "B.P. #",          "BP#",      "CS 4#",     "CS9#",          "TSA 3#",
            "BP n°#",    "Boîte postale #", "CIDEX #",  "CS-#",      "B P #",         "BP. #",
            "B.P. N° #", "BP R#",           "TSA No3#", "CIDEX N°#", "Case postale #"};
        return with(m_random.pick(k_boxes), 10 + m_random.below(980), 0);
    }

    std::string locality() {
        static const Strings k_places = {"Caudos",      "Le Petit Bourg",    "Les Ménuires",
                                         "Sainte-Anne", "Lampaul-Guimiliau", "La Plagne 1800"};
        return m_random.pick(k_places);
    }

    std::pair<std::string, std::string> last_line() {
        static const std::vector<std::pair<std::string, std::string>> k_lines = {
            {"35000", "Rennes"},
            {"35042", "Rennes Cedex 7"},
            {"35042", "Rennes"},
            {"75010", "PARIS 10E ARRONDISSEMENT"},
            {"75116", "Paris"},
            {"69003", "Lyon 03"},
            {"13005", "MARSEILLE 5"},
            {"17620", "Saint-Agnant"},
            {"1400", "L'Abergement-Clémenciat"},
            {"33380", "Mios"},
            {"94528", "Rungis"},
            {"92925", "Paris la Défense Cedex"},
            {"2B238", "Poggio-di-Venaco"},
            {"97110", "Pointe-à-Pitre"},
            {"98000", "Monaco"},
            {"86009", "POITIERS CEDEX"},
            {"69100", "VilleurbanneCEDEX"},
            {"40800", "air s/ l'adour"},
            {"59650", "VILLENEUVE D ASCQ"},
            {"33000", "Bordaux"},
            {"31300", "Toulouze"},
            {"07590", "Saint-Laurent-les-Bains"},
            {"76121", "LE GRAND-QUEVILLY"},
            {"99999", "Nullepart-sur-Rien"},
            {"", "Rennes"},
            {"35000", ""},
            {"", ""},
            {"44000", "Mont-de-Marsan"},
            {"64121", "Artix"},
            {"F-67000", "Strasbourg"},
            {"24620", "Les Eyzies-de-Tayac-Sireuil"},
            {"29403", "LANDIVISIAU"}};
        return m_random.pick(k_lines);
    }

    inline static const Strings k_home = {"France", "FR", "FRANCE", "france métropolitaine",
                                          "La Réunion, France"};

    void put_abroad(Address& address) {
        struct LastLine {
            const char* postcode;
            const char* town;
            const char* country;
        };
        static const std::vector<LastLine> k_abroad = {{"B-1000", "Bruxelles", "Belgique"},
                                                       {"1201", "Genève", "Suisse"},
                                                       {"10115", "Berlin", "DE"},
                                                       {"L-1234", "Luxembourg", ""},
                                                       {"SW1A 1AA", "London", "Royaume-Uni"}};
        const LastLine& line = m_random.pick(k_abroad);
        address.postcode = line.postcode;
        address.town = line.town;
        address.country = line.country;
    }

    /// Spreads the parts over cells, and now and then the last line with them.
    void put_cells(Address& address, Strings parts) {
        if (m_random.chance(5)) { // the last line in the address
            std::string line = address.postcode + (address.postcode.empty() ? "" : " ");
            parts.push_back(line + address.town);
            if (m_random.chance(2)) {
                address.postcode.clear();
                address.town.clear();
            }
        } else if (m_random.chance(6)) { // both in one column
            address.town = address.postcode + " " + address.town;
            address.postcode.clear();
        }
        if (m_random.chance(25)) { // another postcode
            parts.emplace_back("64000 Artix");
        }
        if (m_random.chance(10) && !parts.empty()) {
            parts.push_back(parts.front());
        }
        static const Strings k_joints = {", ", " ", " - ", "\n", "; ", " | ", "\r\n", "  "};
        for (const std::string& part : parts) {
            if (address.cells.empty() || m_random.chance(2)) {
                address.cells.push_back(part);
            } else {
                address.cells.back() += m_random.pick(k_joints) + part;
            }
        }
        if (m_random.chance(10)) {
            address.cells.insert(address.cells.begin(), m_random.chance(2) ? "-" : "N/A");
        }
    }

    static std::vector<std::string*> texts(Address& address) {
        std::vector<std::string*> all = {&address.postcode, &address.town};
        for (std::string& cell : address.cells) {
            all.push_back(&cell);
        }
        return all;
    }

    std::string made_ugly(std::string text) {
        switch (m_random.below(16)) {
        case 0:
            return bdd::text::upper(text);
        case 1:
            return bdd::text::lower(text);
        case 2:
            return "  " + text + " ,";
        case 3:
            return replaced(text, " ", "\u00A0");
        case 4:
            return replaced(text, "'", "\u2019");
        case 5:
            return replaced(text, "é", "Ã©"); // UTF-8 read as cp1252
        case 6:
            return "\u201C" + text + "\u201D";
        case 7:
            return replaced(text, "-", " \u2013 ");
        case 8:
            return with_typo(std::move(text));
        case 9:
            return replaced(text, " ", "  ");
        default:
            return text;
        }
    }
    static std::string replaced(std::string text, std::string_view from, std::string_view to) {
        for (std::size_t at = text.find(from); at != std::string::npos;
             at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
        return text;
    }
    /// Two letters swapped.
    std::string with_typo(std::string text) {
        const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
        for (int tries = 0; tries < 4 && text.size() > 3; ++tries) {
            const std::size_t at = 1 + m_random.below(text.size() - 2);
            if (is_letter(text[at]) && is_letter(text[at + 1])) {
                std::swap(text[at], text[at + 1]);
                break;
            }
        }
        return text;
    }

    bdd::test::Random m_random;
};

} // namespace ugly
