#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/csv_reader.hpp>
#include <bdd/io/dialect.hpp>

#include <set>

using namespace bdd;
using namespace std::string_literals;
using test::TempFolder;

namespace {

using Names = std::vector<std::string>;

bool is_known(std::string_view folded) {
    static const std::set<std::string, std::less<>> k_names{
        "nom",         "prenom",   "email",   "telephone",   "ville",
        "code postal", "siret",    "societe", "first name",  "last name",
        "company",     "position", "url",     "connected on"};
    return k_names.find(folded) != k_names.end();
}

struct Found {
    io::Dialect dialect;
    std::vector<Names> rows; ///< Data rows as an import reads them.
};

Found detect(std::string_view bytes, const io::DialectRequest& request = {}) {
    const TempFolder folder;
    const io::InputFile file(folder.write("f.csv", bytes));
    const io::EncodingReport encoding = io::detect_encoding(file);
    Found found{io::detect_dialect(file, encoding, request, is_known), {}};
    io::CsvReader reader(io::open_text(file, encoding), {.delimiter = found.dialect.delimiter});
    io::CsvRow row;
    std::uint64_t skip = found.dialect.preamble_rows + (found.dialect.has_header ? 1 : 0);
    while (reader.read(row)) {
        if (skip > 0) {
            --skip;
        } else {
            found.rows.emplace_back(row.cells.begin(), row.cells.end());
        }
    }
    return found;
}

std::string error_of(std::string_view bytes, const io::DialectRequest& request = {}) {
    try {
        (void)detect(bytes, request);
    } catch (const Error& error) {
        REQUIRE(error.code() == Errc::input);
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("Each of the four separators is found", "[io]") {
    for (const char c : {';', ',', '\t', '|'}) {
        std::string text = "Nom;Prénom;Email\nDupont;Anne;a@x.fr\nMartin;Luc;l@y.fr\n";
        std::replace(text.begin(), text.end(), ';', c);
        const Found found = detect(text);
        CHECK(found.dialect.delimiter == c);
        CHECK(found.dialect.columns == Names{"Nom", "Prénom", "Email"});
        CHECK(found.dialect.header_line == 1);
        CHECK(found.dialect.confidence_percent > 80);
        CHECK(found.rows.size() == 2);
    }
}

TEST_CASE("Decimal commas and addresses do not make a comma file", "[io]") {
    const Found found = detect("ref;montant;taux\nA1;12,50;3,2\nB2;7,00;4,1\nC3;1 234,56;0,5\n");
    CHECK(found.dialect.delimiter == ';');
    CHECK(found.dialect.columns == Names{"ref", "montant", "taux"});
    const Found address = detect("nom;adresse\nA;3, rue du Bac\nB;4, place Foch\nC;5, quai Nord\n");
    CHECK(address.dialect.delimiter == ';');
}

TEST_CASE("HTML entities do not make a semicolon file", "[io]") {
    std::string text = "societe,ville,email\n";
    for (int i = 0; i < 30; ++i) {
        text += "L&#039;Atelier " + std::to_string(i) + ",Nantes,a" + std::to_string(i) + "@x.fr\n";
    }
    const Found found = detect(text);
    CHECK(found.dialect.delimiter == ',');
    CHECK(found.rows[0][0] == "L&#039;Atelier 0");
}

TEST_CASE("Tabs inside cells of a semicolon file stay cells", "[io]") {
    const Found found =
        detect("nom;adresse;ville\nA;1\true X;Lyon\nB;2\true Y;Nice\nC;3 rue Z;Brest\n");
    CHECK(found.dialect.delimiter == ';');
    CHECK(found.rows[0][1] == "1\true X");
}

TEST_CASE("A separator inside quotes does not count", "[io]") {
    const Found found = detect("nom,note\n\"A\",\"x;y;z\"\n\"B\",\"u;v;w\"\n\"C\",\"q;r;s\"\n");
    CHECK(found.dialect.delimiter == ',');
}

TEST_CASE("One column alone is found with full confidence", "[io]") {
    const Found found = detect("Email\na@x.fr\nb@y.fr\n");
    CHECK(found.dialect.columns == Names{"Email"});
    CHECK(found.dialect.confidence_percent == 100);
    CHECK(found.rows.size() == 2);
    const Found bare = detect("a@x.fr\nb@y.fr\n");
    CHECK_FALSE(bare.dialect.has_header);
    CHECK(bare.dialect.columns == Names{"column_1"});
    CHECK(bare.rows.size() == 2);
}

TEST_CASE("The notes before a LinkedIn export are its preamble", "[io]") {
    const Found found =
        detect("Notes:\n\"When exporting your connection data, you may notice that some "
               "of the email addresses are missing.\"\n\n"
               "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
               "Anne,Dupont,https://x.example/in/a,,ACME,CEO,15 Mar 2024\n,,,,,,\n,,,,,,\n"
               "Luc,Martin,https://x.example/in/l,,Bon,CTO,16 Mar 2024\n");
    CHECK(found.dialect.delimiter == ',');
    CHECK(found.dialect.preamble_rows == 2);
    CHECK(found.dialect.preamble.at(0) == "Notes:");
    CHECK(found.dialect.header_line == 4);
    CHECK(found.dialect.columns.size() == 7);
    CHECK(found.rows.size() == 2);
    const Found empty =
        detect("Notes:\n\"When exporting, you may notice gaps\"\n\n"
               "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
    CHECK(empty.dialect.preamble_rows == 2);
    CHECK(empty.dialect.columns.size() == 7);
}

TEST_CASE("Title rows padded by a spreadsheet are a preamble", "[io]") {
    const Found found =
        detect("Export du 12/03/2024;;;\nService commercial;;;\n\nNom;Ville;Siret;Email\n"
               "A;Lyon;732829320;a@x.fr\nB;Nice;552100554;b@x.fr\n");
    CHECK(found.dialect.header_line == 4);
    CHECK(found.dialect.preamble == Names{"Export du 12/03/2024", "Service commercial"});
    CHECK(found.rows.size() == 2);
}

TEST_CASE("A header with a mark and quotes has clean names", "[io]") {
    const Found found = detect(
        "\xEF\xBB\xBF\"Nom\";\"Code postal\";\" E-mail \"\r\n\"A\";\"01000\";\"a@x.fr\"\r\n");
    CHECK(found.dialect.columns == Names{"Nom", "Code postal", "E-mail"});
    CHECK(found.dialect.header_bytes == "\"Nom\";\"Code postal\";\" E-mail \"");
    CHECK(found.rows[0][1] == "01000");
}

TEST_CASE("Empty and repeated names are made unique and told", "[io]") {
    const Found found = detect("Email;;email;E-mail;email_2;column_2;\na@x.fr;1;b@x.fr;2;3;4;5\n");
    CHECK(found.dialect.columns ==
          Names{"Email", "column_2_2", "email_3", "E-mail", "email_2", "column_2", "column_7"});
    CHECK(found.dialect.renamed.size() == 3);
    std::set<std::string> folded;
    for (const std::string& name : found.dialect.columns) {
        CHECK(folded.insert(io::fold_column_name(name)).second);
    }
}

TEST_CASE("Names are folded for comparison", "[io]") {
    CHECK(io::fold_column_name("Code_Postal") == "code postal");
    CHECK(io::fold_column_name("  N.°  d'é-tab.  ") == "n ° d e tab");
    CHECK(io::fold_column_name("Code\u00A0postal") == "code postal");
    CHECK(io::fold_column_name("Nom de l’entreprise") ==
          io::fold_column_name("nom_de_l'entreprise"));
    CHECK(io::fold_column_name("_-.") == "");
}

TEST_CASE("The first line of Excel names the separator", "[io]") {
    const Found found = detect("sep=;\r\nnom;note\r\nA,B;c,d\r\nE,F;g,h\r\n");
    CHECK(found.dialect.delimiter == ';');
    CHECK(found.dialect.confidence_percent == 100);
    CHECK(found.dialect.preamble_rows == 1);
    CHECK(found.dialect.columns == Names{"nom", "note"});
    CHECK(found.rows.size() == 2);
    CHECK(detect("\"SEP=|\"\na|b\n1|2\n").dialect.columns == Names{"a", "b"});
    const Found bare = detect("sep=;\n1;2\n3;4\n");
    CHECK_FALSE(bare.dialect.has_header);
    CHECK(bare.rows.size() == 2);
}

TEST_CASE("Data in the first row means no header", "[io]") {
    const Found found = detect("Dupont;Anne;a@x.fr\nMartin;Luc;\nDurand;Paul;p@x.fr\n");
    CHECK_FALSE(found.dialect.has_header);
    CHECK(found.dialect.header_line == 0);
    CHECK(found.dialect.columns == Names{"column_1", "column_2", "column_3"});
    CHECK(found.rows.size() == 3);
    const Found digits = detect("732829320;ACME;Lyon\n552100554;Bon;Nice\n");
    CHECK_FALSE(digits.dialect.has_header);
    const Found repeated = detect("Dupont;Gérant;Lyon\nMartin;Gérant;Nice\nDurand;Associé;Lyon\n");
    CHECK_FALSE(repeated.dialect.has_header);
    CHECK(repeated.rows.size() == 3);
}

TEST_CASE("Names with years among known names are still a header", "[io]") {
    const Found found = detect("Nom;Ville;Siret;2023;2024\nA;Lyon;1;5;6\n");
    CHECK(found.dialect.has_header);
    CHECK(found.dialect.columns.back() == "2024");
}

TEST_CASE("A header that is repeated further down is a header", "[io]") {
    const Found found = detect("raison;zone\nA;Nord\nB;Sud\nraison;zone\nC;Est\n");
    CHECK(found.dialect.header_line == 1);
    CHECK(found.rows.size() == 4);
}

TEST_CASE("A file of a header alone has columns and no rows", "[io]") {
    const Found found = detect("Nom;Prénom;Email");
    CHECK(found.dialect.columns.size() == 3);
    CHECK(found.rows.empty());
}

TEST_CASE("Files without text are refused and told apart", "[io]") {
    CHECK_THAT(error_of(""), contains_text("is empty"));
    CHECK_THAT(error_of("\xEF\xBB\xBF"), contains_text("is empty"));
    CHECK_THAT(error_of("\n\r\n\n"), contains_text("only blank lines"));
    CHECK_THAT(error_of(",,,\n,,,\n"), contains_text("separators"));
    CHECK_THAT(error_of("\"\";\"\"\n"), contains_text("separators"));
}

TEST_CASE("Line ends do not disturb the layout", "[io]") {
    for (const std::string end : {"\n", "\r\n", "\r", "\r\r\n"}) {
        std::string text;
        for (const std::string line : {"nom;ville;email", "A;Lyon;a@x.fr", "B;Nice;b@x.fr"}) {
            text += line + end;
        }
        const Found found = detect(text);
        CHECK(found.dialect.delimiter == ';');
        CHECK(found.rows.size() == 2);
    }
}

TEST_CASE("Ragged rows do not hide the layout", "[io]") {
    const Found found =
        detect("nom;ville;email\nA;Lyon\nB;Nice;b@x.fr;x;y\nC;Brest;c@x.fr\nD;Metz;d@x.fr\n");
    CHECK(found.dialect.columns.size() == 3);
    CHECK(found.dialect.confidence_percent < 80);
    CHECK(found.rows.size() == 4);
}

TEST_CASE("The user's word wins over every guess", "[io]") {
    const std::string text = "Titre 1\nNom;Ville\nA,x;Lyon\n";
    CHECK(detect(text, {.delimiter = ','}).dialect.delimiter == ',');
    const Found skipped = detect("x;y\n\nu;v\nNom;Ville\nA;Lyon\n", {.skip_rows = 3});
    CHECK(skipped.dialect.columns == Names{"Nom", "Ville"});
    CHECK(skipped.dialect.preamble_rows == 2);
    CHECK(skipped.rows.size() == 1);
    const Found bare = detect("Nom;Ville\nA;Lyon\n", {.no_header = true});
    CHECK(bare.dialect.columns == Names{"column_1", "column_2"});
    CHECK(bare.rows.size() == 2);
    const Found named = detect("A;Lyon\nB;Nice\n", {.header = {"nom", "Nom"}});
    CHECK(named.dialect.columns == Names{"nom", "Nom_2"});
    CHECK(named.rows.size() == 2);
    CHECK(error_of("a;b\n1;2\n", {.skip_rows = 9}).find("9 lines") != std::string::npos);
}

TEST_CASE("UTF-16 and Windows-1252 headers are decoded", "[io]") {
    std::string wide = "\xFF\xFE";
    for (const char c : "nom;ville\nA;Lyon\n"s) {
        wide += {c, '\0'};
    }
    CHECK(detect(wide).dialect.columns == Names{"nom", "ville"});
    CHECK(detect("pr\xE9nom;soci\xE9t\xE9\nZo\xE9;Caf\xE9\n").dialect.columns ==
          Names{"prénom", "société"});
}

TEST_CASE("A header that cannot be decoded is an error that tells the remedy", "[io]") {
    const TempFolder folder;
    const io::InputFile file(folder.write("f.csv", "pr\xE9nom;ville\nA;Lyon\n"));
    const io::EncodingReport encoding = io::detect_encoding(file, io::Encoding::utf8);
    CHECK_THROWS_AS(io::detect_dialect(file, encoding, {}, is_known), Error);
    const io::Dialect named = io::detect_dialect(file, encoding, {.header = {"a", "b"}}, is_known);
    CHECK(named.columns == Names{"a", "b"});
}

TEST_CASE("A stray quote in the sample does not hide the separator", "[io]") {
    std::string text = "nom;ville;email\n\"Le Bon;Lyon;a@x.fr\n";
    for (int i = 0; i < 700; ++i) {
        text += "Nom;Nice;b" + std::to_string(i) + "@x.fr\n";
    }
    const Found found = detect(text);
    CHECK(found.dialect.delimiter == ';');
    CHECK(found.rows.size() == 701);
}

TEST_CASE("A header of known names wins over rows that are all ragged", "[io]") {
    const Found longer = detect("Nom;Email\nDurand;a@b.example;x\nPetit;c@d.example;y\n");
    CHECK(longer.dialect.delimiter == ';');
    CHECK(longer.dialect.columns == Names{"Nom", "Email"});
    CHECK(longer.rows.size() == 2);
    const Found mixed = detect("Nom;Prénom;Email;Ville\nDurand;Anne;a@b.example;Paris\nPetit;Luc\n"
                               "Noir;Léa;c@d.example;Lyon;x;y\nRoux;Eva;e@f.example;Nice;;\n");
    CHECK(mixed.dialect.delimiter == ';');
    CHECK(mixed.dialect.columns.size() == 4);
}

TEST_CASE("One known word in a padded title or in a row of data makes no header", "[io]") {
    const Found title = detect("Société,,,\nListe 2026,,,\nNom,Prénom,Email,Ville\n"
                               "Durand,Anne,a@b.example,Paris\n");
    CHECK(title.dialect.header_line == 3);
    const Found below = detect("zig;zag\nlundi;rouge\nposition;vert\n");
    CHECK(below.dialect.header_line == 1);
    CHECK(below.rows.size() == 2);
}
