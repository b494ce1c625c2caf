#include "flows/protect/opposition_file.hpp"

#include "catch.hpp"
#include "flow_fixture.hpp"

namespace {

using namespace bdd;
using flows::OppositionFile;
using flows::OppositionFileOptions;
using flows::OppositionRow;

const std::string k_hash = "cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d";

/// "2:email=ada@x.fr;3!no_value": every row with its values, then why not all of it was read.
std::string read(const std::string& bytes, const OppositionFileOptions& options = {}) {
    const test::TempFolder folder;
    OppositionFile file(folder.write("list.csv", bytes), options);
    std::string text;
    file.each([&](const OppositionRow& row) {
        text += (text.empty() ? "" : ";") + std::to_string(row.line);
        for (const flows::OpposedValue& value : row.values) {
            text += ":" + std::string(keyword(value.kind)) + "=" + value.value;
        }
        for (std::size_t i = 0; i < row.hashes.size(); ++i) {
            text += ":hash";
        }
        text += row.code.empty() ? "" : "!" + row.code;
    });
    return text;
}

OppositionFileOptions of_column(const std::string& name) {
    OppositionFileOptions options;
    options.column = name;
    return options;
}

} // namespace

TEST_CASE("A list without a header loses nobody, whatever its first line is", "[flows]") {
    CHECK(read(k_hash + "\n" + k_hash + "\n") == "1:hash;2:hash");
    CHECK(read(k_hash + "\n") == "1:hash");
    CHECK(read("ada@x.fr\nbob@x.fr\n") == "1:email=ada@x.fr;2:email=bob@x.fr");
    CHECK(read("ada@x.fr\n") == "1:email=ada@x.fr");
    CHECK(read("0612345678\n02 99 85 38 02\n") == "1:phone=+33612345678;2:phone=+33299853802");
    CHECK(read("example.com\nfirm.example\n") == "1:domain=example.com;2:domain=firm.example");
    CHECK(read("example.com\nada@x.fr\nbob@x.fr\n") ==
          "1:domain=example.com;2:email=ada@x.fr;3:email=bob@x.fr");
    CHECK(read("552059024\n") == "1:siren=552059024");
    CHECK(read("Ada;ada@x.fr\n") == "1:email=ada@x.fr");
}

TEST_CASE("A header is no row", "[flows]") {
    CHECK(read("email\nada@x.fr\n") == "2:email=ada@x.fr");
    CHECK(read("E.mail\nada@x.fr\n") == "2:email=ada@x.fr");
    CHECK(read("sha256\n" + k_hash + "\n") == "2:hash");
    CHECK(read("hash_email;date\n" + k_hash + ";2026-01-01\n") == "2:hash");
    CHECK(read("Nom;Courriel\nAda;ADA@x.fr\n") == "2:email=ada@x.fr");
}

TEST_CASE("Of several columns the one that recognises people best is read", "[flows]") {
    const std::string rows = "nom;email;tel;siret\nA;ada@x.fr;0299853802;35600000000048\n";
    CHECK(read(rows) == "2:email=ada@x.fr");
    OppositionFileOptions options;
    options.kind = protect::AddressKind::phone;
    CHECK(read(rows, options) == "2:phone=+33299853802");
    options.kind = protect::AddressKind::siren;
    CHECK(read(rows, options) == "2:siren=356000000");
    CHECK(read("nom;tel;portable\nA;0299853802;0612345678\nB;;0612345679\nC;;\n") ==
          "2:phone=+33299853802:phone=+33612345678;3:phone=+33612345679;4!no_value");
    CHECK(read("id;email;sha256\n1;ada@x.fr;" + k_hash + "\n") == "2:hash");
    CHECK(read(rows, of_column("TEL")) == "2:phone=+33299853802");
    CHECK(read(rows, of_column("nom")) == "2!phone_invalid");
    CHECK_THROWS_AS(read(rows, of_column("fax")), Error);
    CHECK_THROWS_AS(read("nom;ville\nA;Rennes\nB;Paris\n"), Error);
}

TEST_CASE("A row of which a part cannot be read gives the rest and says so", "[flows]") {
    CHECK(read("email|n\nada@x.fr; bob@@x.fr|1\n\n|\nzoe@x.fr|2|extra\n|3\n") ==
          "2:email=ada@x.fr!email_syntax;5:email=zoe@x.fr;6!no_value");
    OppositionFileOptions hashed;
    hashed.hashed = true;
    CHECK(read("email\nada@x.fr\n" + k_hash + "\n", hashed) == "2!no_hash;3:hash");
    CHECK(read("email\nada@x.fr\n" + k_hash + "\n") == "2:email=ada@x.fr;3:hash");
}
