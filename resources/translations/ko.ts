<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Layerscope</name>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} would unfold to {size} MB, far more than such a file holds; open another copy of it.</source>
        <translation>{file}: 압축을 풀면 {size} MB가 되어 이런 파일에 담기는 양을 크게 넘습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} is damaged: {entry} has the shape {found}, but its layers need {wanted}; open another copy of it.</source>
        <translation>{file}: 파일이 손상되었습니다. {entry}의 모양은 {found}이지만 층에는 {wanted} 모양이 필요합니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} holds weights in {entry} that are not finite numbers (NaN or infinite); open another copy of it or train again.</source>
        <translation>{file}: {entry}에 유한하지 않은 가중치(NaN 또는 무한대)가 있습니다. 다른 사본을 열거나 다시 학습하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} holds pickled Python objects, which could run code, so it was not opened; get a file that Layerscope wrote.</source>
        <translation>{file}: 코드를 실행할 수 있는 pickle 형식의 Python 객체가 들어 있어 열지 않았습니다. Layerscope가 저장한 파일을 사용하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} is incomplete: {entry} is missing; open another copy of it.</source>
        <translation>{file}: 파일이 불완전합니다. {entry} 항목이 없습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} is a folder; choose a file.</source>
        <translation>{file}: 폴더입니다. 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} is a device or a pipe, not a plain file; choose a file.</source>
        <translation>{file}: 일반 파일이 아니라 장치나 파이프입니다. 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>There is no file {file}; check its name.</source>
        <translation>{file}: 파일이 없습니다. 이름을 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} cannot be read ({reason}); check that you may open it.</source>
        <translation>{file}: 읽을 수 없습니다({reason}). 파일을 열 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} is damaged, cut off or not a Layerscope file; open another copy of it.</source>
        <translation>{file}: 손상되었거나 잘렸거나 Layerscope 파일이 아닙니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/archive.py"/>
        <source>{file} holds entries that Layerscope never writes, so it was not opened; get a file that Layerscope wrote.</source>
        <translation>{file}: Layerscope가 쓰지 않는 항목이 들어 있어 열지 않았습니다. Layerscope가 저장한 파일을 사용하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic.py"/>
        <source>{file} cannot be written: there is no folder {folder}; create it or choose another.</source>
        <translation>{file}: 쓸 수 없습니다. {folder} 폴더가 없습니다. 폴더를 만들거나 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic.py"/>
        <source>{file} is a folder; give the name of a file.</source>
        <translation>{file}: 폴더입니다. 파일 이름을 지정하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic.py"/>
        <source>{file} is a device, not a file; choose another name.</source>
        <translation>{file}: 파일이 아니라 장치입니다. 다른 이름을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic.py"/>
        <source>{file} is write-protected; choose another name.</source>
        <translation>{file}: 쓰기 금지되어 있습니다. 다른 이름을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic.py"/>
        <source>{file} cannot be written ({reason}); choose another folder or free some space.</source>
        <translation>{file}: 쓸 수 없습니다({reason}). 다른 폴더를 선택하거나 공간을 확보하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic_folder.py"/>
        <source>The folder {folder} cannot be made ({reason}); choose another place.</source>
        <translation>{folder} 폴더를 만들 수 없습니다({reason}). 다른 위치를 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/atomic_folder.py"/>
        <source>The folder {folder} cannot be written ({reason}); choose another place or free some space.</source>
        <translation>{folder} 폴더에 쓸 수 없습니다({reason}). 다른 위치를 선택하거나 공간을 확보하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/settings.py"/>
        <source>{where} has settings that this version does not know; open it with a newer version.</source>
        <translation>{where}: 이 버전이 모르는 설정이 있습니다. 더 새로운 버전으로 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/settings.py"/>
        <source>{where} has {setting} = {value}, which is not possible; correct the file.</source>
        <translation>{where}: {setting} = {value} 값은 쓸 수 없습니다. 파일을 고치세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/settings.py"/>
        <source>The {what} in the file are damaged; open another copy of it.</source>
        <translation>파일이 손상되었습니다({what}). 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/common/settings.py"/>
        <source>The {what} in the file are damaged at {name}; open another copy of it.</source>
        <translation>파일이 손상되었습니다({what}, {name}). 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <location filename="../../engine/core/activations.py"/>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture.py"/>
        <source>{source} cannot feed itself.</source>
        <translation>{source}: 자기 자신에게 연결할 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture.py"/>
        <source>The input takes its numbers from the data, not from a layer.</source>
        <translation>입력은 층이 아니라 데이터에서 값을 받습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture.py"/>
        <source>{source} already feeds {target}.</source>
        <translation>{source}: 이미 {target}에 연결되어 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture.py"/>
        <source>{target} already leads to {source}: that would be a cycle.</source>
        <translation>{target} → {source} 경로가 이미 있어, 연결하면 순환이 생깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture_file.py"/>
        <source>The layers in the file are damaged; open another copy of it.</source>
        <translation>파일의 층 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture_file.py"/>
        <source>The connections in the file are damaged; open another copy of it.</source>
        <translation>파일의 연결 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture_file.py"/>
        <source>The groups in the file are damaged; open another copy of it.</source>
        <translation>파일의 그룹이 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/architecture_file.py"/>
        <source>Layer {layer} is of kind {kind}, which this version does not know; open the file with a newer version.</source>
        <translation>층 {layer}: 이 버전이 모르는 종류({kind})입니다. 더 새로운 버전으로 파일을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/groups.py"/>
        <source>Select the layers of a block first.</source>
        <translation>먼저 블록의 층을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/groups.py"/>
        <source>The input stays outside of a block: it stands for the data.</source>
        <translation>입력은 데이터를 나타내므로 블록에 넣을 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/groups.py"/>
        <source>These layers form no block: more than one way leads into them.</source>
        <translation>이 층들은 블록이 아닙니다. 들어오는 길이 둘 이상입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/groups.py"/>
        <source>These layers form no block: more than one way leads out of them.</source>
        <translation>이 층들은 블록이 아닙니다. 나가는 길이 둘 이상입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/groups.py"/>
        <source>More than {most} layers do not fit into one network.</source>
        <translation>신경망 하나에 층을 {most}개 넘게 둘 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers names {count} layers; name at most {most}.</source>
        <translation>--layers에 적힌 층이 {count}개입니다. 많아야 {most}개까지 적으세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: reshape needs a size such as reshape:8x8, since the {count} features are no square.</source>
        <translation>--layers: 특성 {count}개로는 정사각형을 만들 수 없으므로 reshape에 reshape:8x8처럼 크기를 적어야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: {part} joins several layers, which a row of layers has not; give --template residual or draw the network in the window.</source>
        <translation>--layers: {part} 층은 여러 층을 합치는 층이라 한 줄로 늘어선 층에는 쓸 수 없습니다. --template residual을 쓰거나 창에서 신경망을 그리세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: {part} is no layer; write units and activation such as 16:relu, an activation, or one of {words}.</source>
        <translation>--layers: {part}: 이런 층은 없습니다. 16:relu처럼 유닛 수와 활성화 함수, 활성화 함수 하나, 또는 다음 중 하나를 쓰세요: {words}.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: {part} is not possible; the {setting} must be a whole number.</source>
        <translation>--layers: {part}: 쓸 수 없습니다. {setting} 값은 정수여야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: {part} is not possible; the {setting} must lie between {low} and {high}.</source>
        <translation>--layers: {part}: 쓸 수 없습니다. {setting} 값은 {low} 이상 {high} 이하여야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: nothing is known about {name} in {part}; leave it out.</source>
        <translation>--layers: {part} 층에 쓴 {name} 값은 쓸 수 없습니다. 빼 주세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: there is no {name} in {part}; choose one of {choices}.</source>
        <translation>--layers: {part} 층에는 {name} 값이 없습니다. 다음 중 하나를 고르세요: {choices}.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/layer_text.py"/>
        <source>--layers: {part} needs rows, columns and channels such as reshape:8x8 or reshape:32x32x3.</source>
        <translation>--layers: {part} 층에는 reshape:8x8 또는 reshape:32x32x3처럼 행, 열, 채널 수가 필요합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>There is no data yet: open a CSV file or choose one from Samples.</source>
        <translation>아직 데이터가 없습니다. CSV 파일을 열거나 샘플에서 고르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>The network has no input.</source>
        <translation>신경망에 입력이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Add an input</source>
        <translation>입력 추가</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} leads back to itself: remove one connection.</source>
        <translation>{layer}: 자기 자신으로 되돌아갑니다. 연결을 하나 없애세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Disconnect it</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} is a second output beside {last}: connect it onwards or remove it.</source>
        <translation>{layer}: {last} 외에 두 번째 출력이 됩니다. 이어서 연결하거나 없애세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Remove {layer}</source>
        <translation>{layer} 삭제</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} is not connected: nothing feeds it.</source>
        <translation>{layer}: 연결되지 않았습니다. 들어오는 층이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Put it before {layer}</source>
        <translation>{layer} 앞에 두기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Connect it after {layer}</source>
        <translation>{layer} 뒤에 연결</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>There is no layer after the input: drag a Dense layer onto the canvas.</source>
        <translation>입력 뒤에 층이 없습니다. Dense 층을 캔버스로 끌어오세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Add an output layer</source>
        <translation>출력층 추가</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Put a Flatten layer before it</source>
        <translation>앞에 Flatten 층 두기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Make it {size}</source>
        <translation>크기 바꾸기: {size}</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Put a Reshape to {size} before it</source>
        <translation>앞에 Reshape({size}) 두기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Connect {source} to it</source>
        <translation>{source}에서 연결</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Disconnect what does not fit {source}</source>
        <translation>{source} 모양과 맞지 않는 연결 끊기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Bring all to {units} units with a Dense layer</source>
        <translation>Dense 층으로 모두 유닛 {units}개로 맞추기</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>The last layer is {layer}, but it must be a Dense or Activation layer that gives the prediction as a row of numbers.</source>
        <translation>마지막 층: {layer}. 예측을 수의 행으로 내는 Dense 또는 활성화 층이어야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} ends in {activation}, which cannot give the numbers of target {target}.</source>
        <translation>{layer}: {activation} 활성화로 끝나므로 타깃 {target}의 수를 낼 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} has {units} units, but target {target} needs {wanted}.</source>
        <translation>{layer}: 유닛이 {units}개인데 타깃 {target}에는 {wanted}개가 필요합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>{layer} ends in {activation}, but {wanted} gives the class probabilities.</source>
        <translation>{layer}: {activation} 활성화로 끝나지만 클래스 확률을 내는 것은 {wanted}입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Make it {units} × {activation}</source>
        <translation>바꾸기: {units} × {activation}</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Make it {activation}</source>
        <translation>바꾸기: {activation}</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>The loss {loss} does not fit {layer}, which ends in {activation}: choose {fitting}.</source>
        <translation>손실 {loss}: {activation} 활성화로 끝나는 {layer} 층과 맞지 않습니다. 다음을 선택하세요: {fitting}.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/problems.py"/>
        <source>Choose the loss automatically</source>
        <translation>손실을 자동으로 선택</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Perceptron (no hidden layer)</source>
        <translation>퍼셉트론(은닉층 없음)</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Only an output layer: linear or logistic regression, the first thing to compare with.</source>
        <translation>출력층만 있습니다. 선형 회귀 또는 로지스틱 회귀로, 가장 먼저 비교할 대상입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Multi-layer perceptron</source>
        <translation>다층 퍼셉트론</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Two hidden layers: a good start for most tables.</source>
        <translation>은닉층 두 개: 대부분의 표에 좋은 출발점입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Wider network</source>
        <translation>더 넓은 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Two hidden layers with four times the units.</source>
        <translation>유닛이 네 배인 은닉층 두 개입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Deeper network</source>
        <translation>더 깊은 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Four hidden layers of equal width.</source>
        <translation>너비가 같은 은닉층 네 개입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Network with dropout</source>
        <translation>Dropout 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Twice the units and dropout after each layer, against overfitting.</source>
        <translation>유닛을 두 배로 늘리고 층마다 뒤에 Dropout을 두어 과적합을 막습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Network with BatchNorm</source>
        <translation>BatchNorm 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Twice the units and BatchNorm before each activation: learns fast and bears a large learning rate.</source>
        <translation>유닛을 두 배로 늘리고 활성화마다 앞에 BatchNorm을 둡니다. 빨리 학습하고 큰 학습률도 견딥니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Residual network</source>
        <translation>잔차 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>A block of two layers with a way around it, which lets much deeper networks learn.</source>
        <translation>두 층짜리 블록에 우회로를 두어 훨씬 깊은 신경망도 학습할 수 있게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>LeNet for images</source>
        <translation>이미지용 LeNet</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>Two convolutions with pooling, for tables whose columns are the pixels of a picture.</source>
        <translation>합성곱 두 개와 풀링: 열이 이미지의 픽셀인 표에 알맞습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/architecture/templates.py"/>
        <source>{template} needs pixels as features, of pictures of at least {size} × {size}.</source>
        <translation>{template}: 적어도 {size} × {size} 크기 이미지의 픽셀이 특성으로 필요합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>A function g of every number on its own, as after BatchNorm or Add.</source>
        <translation>BatchNorm이나 Add 뒤에서처럼, 값마다 따로 적용하는 함수 g입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>nonlinearity</source>
        <translation>비선형, 활성화 함수, 활성 함수</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>The function g in a = g(z).</source>
        <translation>a = g(z)에서 함수 g입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>ReLU with a slope below zero that is learnt, for every unit or channel.</source>
        <translation>0보다 작은 쪽의 기울기를 유닛이나 채널마다 학습하는 ReLU입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>ρ multiplies every number below zero of a unit or channel</source>
        <translation>ρ는 유닛이나 채널에서 0보다 작은 수마다 곱해집니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>parametric ReLU, learnt slope</source>
        <translation>파라메트릭 렐루, 학습되는 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>the slopes of {layer} below zero</source>
        <translation>{layer} 층의 0보다 작은 쪽 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>Slopes {symbol}</source>
        <translation>기울기 {symbol}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>learnt slope</source>
        <translation>학습하는 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/activation.py"/>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>Brings every unit to mean 0 and deviation 1 over the mini-batch.</source>
        <translation>미니배치에 걸쳐 유닛마다 평균을 0, 표준편차를 1로 맞춥니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>γ multiplies and β moves every normalized number of a unit</source>
        <translation>정규화한 유닛의 모든 수에 γ를 곱하고 β를 더합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>batch normalization, BN</source>
        <translation>배치 정규화, 배치놈</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>the scales of {layer}</source>
        <translation>{layer} 층의 스케일</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>the shifts of {layer}</source>
        <translation>{layer} 층의 시프트</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>How far each iteration moves the running mean and variance towards those of its mini-batch.</source>
        <translation>반복마다 이동 평균과 이동 분산이 그 미니배치의 값 쪽으로 얼마나 움직이는지 정합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>over mini-batch</source>
        <translation>미니배치에 걸쳐</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/batch_norm.py"/>
        <source>per batch</source>
        <translation>배치 기준</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Conv2D</source>
        <translation>Conv2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Filters that look at a small window, everywhere in the picture.</source>
        <translation>이미지 곳곳에서 작은 윈도를 살피는 필터입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>filters × height × width × input channels</source>
        <translation>필터 × 높이 × 너비 × 입력 채널</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>convolution, filters, kernel, CNN</source>
        <translation>합성곱, 컨볼루션, 필터, 커널</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>the weights of {layer}</source>
        <translation>{layer} 층의 가중치</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>the biases of {layer}</source>
        <translation>{layer} 층의 편향</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>How many feature maps the layer gives.</source>
        <translation>층이 내는 특성 맵의 개수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Height and width of the window, in pixels.</source>
        <translation>윈도의 높이와 너비(픽셀)입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Pixels from one window to the next.</source>
        <translation>한 윈도에서 다음 윈도까지의 픽셀 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Same puts zeros around the picture, so that with stride 1 its size stays; valid leaves it as it is.</source>
        <translation>same은 이미지 둘레에 0을 채워 스트라이드가 1일 때 크기를 유지하고, valid는 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>valid (none)</source>
        <translation>valid(없음)</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>same (zeros around)</source>
        <translation>same(둘레에 0)</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Initializer</source>
        <translation>초기화 방법</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>How the first weights are drawn. He suits ReLU, Xavier suits tanh and sigmoid.</source>
        <translation>처음 가중치를 뽑는 방법입니다. ReLU에는 He, tanh와 sigmoid에는 Xavier가 알맞습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>He normal</source>
        <translation>He 정규 분포</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>He uniform</source>
        <translation>He 균등 분포</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Xavier normal</source>
        <translation>Xavier 정규 분포</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Xavier uniform</source>
        <translation>Xavier 균등 분포</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>LeCun normal</source>
        <translation>LeCun 정규 분포</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>normal 0.05</source>
        <translation>정규 분포 0.05</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>L1 penalty</source>
        <translation>L1 페널티</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Adds this times the sum of absolute weights to the loss.</source>
        <translation>가중치 절댓값의 합에 이 값을 곱해 손실에 더합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>L2 penalty</source>
        <translation>L2 페널티</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Adds half of this times the sum of squared weights to the loss.</source>
        <translation>가중치 제곱의 합에 이 값의 절반을 곱해 손실에 더합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>{filters} of {window}</source>
        <translation>{window} {filters}개</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>{filters} filters {window}</source>
        <translation>{window} 필터 {filters}개</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>{layer} takes pictures, but gets a row of {count} numbers: put a Reshape layer before it.</source>
        <translation>{layer}: 이미지를 받아야 하는데 수 {count}개의 행을 받습니다. 앞에 Reshape 층을 두세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>{layer} moves a window of {size} × {size} pixels, but its pictures have only {shape}: make the window smaller or leave a layer out before it.</source>
        <translation>{layer}: {size} × {size} 픽셀 윈도를 옮기는데 이미지는 {shape}뿐입니다. 윈도를 줄이거나 앞의 층을 하나 빼세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/convolution.py"/>
        <source>Make the window {side} × {side}</source>
        <translation>윈도 바꾸기: {side} × {side}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>Every unit weighs all inputs: a = g(W a_prev + b).</source>
        <translation>모든 유닛이 모든 입력에 가중치를 둡니다: a = g(W a_prev + b).</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>units × inputs</source>
        <translation>유닛 × 입력</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>Linear, fully connected, FC, hidden layer</source>
        <translation>완전 연결, 밀집, 덴스, 선형, 은닉층</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>How many numbers the layer gives for each row.</source>
        <translation>층이 행마다 내는 수의 개수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>{layer} takes a row of numbers, but gets pictures of {shape}: put a Flatten layer before it.</source>
        <translation>{layer}: 수의 행을 받아야 하는데 {shape} 이미지를 받습니다. 앞에 Flatten 층을 두세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dense.py"/>
        <source>{units} units</source>
        <translation>유닛 {units}개</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>Silences random units in training, against overfitting.</source>
        <translation>학습 중에 유닛을 무작위로 꺼서 과적합을 막습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>regularization</source>
        <translation>드롭아웃, 규제, 정칙화</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>Dropout rate</source>
        <translation>끄는 비율</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>The share of units that is silenced in each iteration.</source>
        <translation>반복마다 꺼지는 유닛의 비율입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/dropout.py"/>
        <source>silences {percent} %</source>
        <translation>{percent} % 끄기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>The sum of several layers of the same shape, as in residual networks.</source>
        <translation>잔차 신경망에서처럼 모양이 같은 여러 층의 합입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>sum, residual, skip, shortcut</source>
        <translation>더하기, 덧셈, 합, 잔차, 스킵</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>Concatenate</source>
        <translation>Concatenate</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>The outputs of several layers side by side.</source>
        <translation>여러 층의 출력을 나란히 이어 붙입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>concat, join, merge, side by side</source>
        <translation>연결, 이어 붙이기, 합치기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>{layer} joins several layers, but only one feeds it: connect another one to it.</source>
        <translation>{layer}: 여러 층을 합치는데 연결된 층이 하나뿐입니다. 하나 더 연결하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>{layer} adds numbers one to one, but gets {first} and {other}: give both the same shape.</source>
        <translation>{layer}: 수를 하나씩 짝지어 더하는데 {first} 모양과 {other} 모양을 받습니다. 둘의 모양을 맞추세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>adds layers</source>
        <translation>층을 더함</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>adds {count} layers</source>
        <translation>층 {count}개를 더함</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>adds {count}</source>
        <translation>{count}개를 더함</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>{layer} puts layers side by side, but {first} and {other} do not fit together: give both the same height and width.</source>
        <translation>{layer}: 층을 나란히 붙이는데 {first} 모양과 {other} 모양이 맞지 않습니다. 둘의 높이와 너비를 맞추세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>joins layers</source>
        <translation>층을 이음</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>joins {count} layers</source>
        <translation>층 {count}개를 이음</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/joins.py"/>
        <source>joins {count}</source>
        <translation>{count}개를 이음</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>LayerNorm</source>
        <translation>LayerNorm</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>Brings the numbers of every row to mean 0 and deviation 1.</source>
        <translation>행마다 수들의 평균을 0, 표준편차를 1로 맞춥니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>layer normalization, LN</source>
        <translation>층 정규화, 레이어 정규화, 레이어놈</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>GroupNorm</source>
        <translation>GroupNorm</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>Brings groups of channels of every row to mean 0 and deviation 1.</source>
        <translation>행마다 채널 그룹을 평균 0, 표준편차 1로 맞춥니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>group normalization, GN</source>
        <translation>그룹 정규화, 그룹놈</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>How many groups of equal size the channels, or the units, are parted into.</source>
        <translation>채널이나 유닛을 같은 크기의 그룹 몇 개로 나누는지입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>over each row</source>
        <translation>행마다 따로</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>per row</source>
        <translation>행 기준</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>{layer} parts {channels} channels or units into {groups} groups, but each must have as many of them, and more than one number: choose other groups.</source>
        <translation>{layer} 층은 채널이나 유닛 {channels}개를 그룹 {groups}개로 나눕니다. 그룹마다 개수가 같아야 하고 수가 둘 이상이어야 하니 그룹 수를 바꾸세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>Make it {groups} groups</source>
        <translation>그룹 {groups}개로 바꾸기</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>over {groups} groups</source>
        <translation>그룹 {groups}개마다</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/layer_norm.py"/>
        <source>per group</source>
        <translation>그룹마다</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>MaxPool2D</source>
        <translation>MaxPool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>Keeps the largest number of every small window.</source>
        <translation>작은 윈도마다 가장 큰 수만 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>max pooling, downsample</source>
        <translation>최대 풀링, 맥스 풀링, 축소</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>Window</source>
        <translation>윈도</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>AveragePool2D</source>
        <translation>AveragePool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>AvgPool2D</source>
        <translation>AvgPool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>Takes the mean of every small window.</source>
        <translation>작은 윈도마다 평균을 냅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>average pooling, mean, downsample</source>
        <translation>평균 풀링, 축소</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalAveragePool2D</source>
        <translation>GlobalAveragePool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalAvgPool2D</source>
        <translation>GlobalAvgPool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalAvgPool</source>
        <translation>GlobalAvgPool</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalPool</source>
        <translation>GlobalPool</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>Takes the mean of every feature map: one number each.</source>
        <translation>특성 맵마다 평균을 내어 수 하나로 만듭니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>global average pooling, GAP</source>
        <translation>전역 평균 풀링</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalMaxPool2D</source>
        <translation>GlobalMaxPool2D</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalMaxPool</source>
        <translation>GlobalMaxPool</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>GlobalMax</source>
        <translation>GlobalMax</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>Keeps the largest number of every feature map: one number each.</source>
        <translation>특성 맵마다 가장 큰 수 하나만 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>global max pooling, GMP</source>
        <translation>전역 최대 풀링</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>{words}, stride {stride}</source>
        <translation>{words}, 간격 {stride}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>max of {size} × {size}</source>
        <translation>{size} × {size} 최댓값</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>max {size}×{size}</source>
        <translation>최대 {size}×{size}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>mean of {size} × {size}</source>
        <translation>{size} × {size} 평균</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>mean {size}×{size}</source>
        <translation>평균 {size}×{size}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>mean of each map</source>
        <translation>맵마다 평균</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>mean of map</source>
        <translation>맵 평균</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>max of each map</source>
        <translation>맵마다 최댓값</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/pooling.py"/>
        <source>max of map</source>
        <translation>맵 최댓값</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Reshape</source>
        <translation>Reshape</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Turns a row of pixel columns into a picture.</source>
        <translation>픽셀 열로 된 행을 이미지로 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>picture, unflatten, view</source>
        <translation>모양 바꾸기, 그림, 리셰이프</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Rows of pixels.</source>
        <translation>픽셀의 행 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Columns of pixels.</source>
        <translation>픽셀의 열 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Numbers for each pixel: 1 for grey, 3 for colours.</source>
        <translation>픽셀마다의 수: 회색은 1, 컬러는 3입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>Turns pictures into rows of numbers, as a Dense layer needs them.</source>
        <translation>이미지를 Dense 층이 받을 수 있는 수의 행으로 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>row, vector</source>
        <translation>펼치기, 평탄화, 플래튼, 벡터</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>{layer} makes pictures of {wanted} = {needed} numbers, but gets {given}: correct its height, width and channels.</source>
        <translation>{layer}: 이미지에는 수가 {wanted} = {needed}개 필요한데 {given}개를 받습니다. 높이, 너비, 채널을 고치세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>to {shape}</source>
        <translation>{shape} 모양</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>to {count:,} numbers</source>
        <translation>수 {count:,}개로</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shapes.py"/>
        <source>to one row</source>
        <translation>한 행으로</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shared/base.py"/>
        <source>Weights {symbol}</source>
        <translation>가중치 {symbol}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shared/normalization.py"/>
        <source>Scale {scale} and shift {shift}</source>
        <translation>스케일 {scale}, 시프트 {shift}</translation>
    </message>
    <message>
        <location filename="../../engine/core/layers/shared/weighted.py"/>
        <source>{what} · {activation}</source>
        <translation>{what} · {activation}</translation>
    </message>
    <message>
        <location filename="../../engine/core/losses.py"/>
        <source>There are {given} class weights for the {count} classes of {target}: give one for each, in the order {classes}.</source>
        <translation>클래스 가중치는 {given}개인데 {target}의 클래스는 {count}개입니다. {classes} 순서로 하나씩 지정하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/network.py"/>
        <source>The network has {count} parameters, more than the {most} that fit into memory; use fewer units.</source>
        <translation>신경망의 매개변수가 {count}개로, 메모리에 들어가는 {most}개보다 많습니다. 유닛을 줄이세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>What training makes small. Automatic: cross-entropy for classes, mean squared error for numbers</source>
        <translation>학습으로 줄이려는 값입니다. 자동: 클래스에는 교차 엔트로피, 수에는 평균 제곱 오차를 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>The one that fits the target and the last layer</source>
        <translation>타깃과 마지막 층에 알맞은 것을 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Mean of the squared errors: large errors count most</source>
        <translation>오차 제곱의 평균: 큰 오차가 가장 중요합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Mean of the sizes of the errors: outliers count little</source>
        <translation>오차 크기의 평균: 이상치가 덜 중요합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Squared for small errors, linear for large ones</source>
        <translation>작은 오차에는 제곱, 큰 오차에는 선형입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>For two classes and one sigmoid unit</source>
        <translation>클래스 두 개와 sigmoid 유닛 하나에 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>For classes and one softmax unit each</source>
        <translation>클래스마다 softmax 유닛이 하나씩 있을 때 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>focal</source>
        <translation>포컬</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Cross-entropy in which rows that are already right count little, for rare classes</source>
        <translation>이미 맞힌 행은 적게 세는 교차 엔트로피. 드문 클래스에 좋습니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Share of every target that is spread over all classes, so that the network grows less certain; 0 for none, 0.1 is usual</source>
        <translation>타깃마다 모든 클래스에 나누어 주는 비율로, 신경망의 지나친 확신을 줄입니다. 0은 쓰지 않음, 보통은 0.1입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>focusing γ</source>
        <translation>집중 지수 γ</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Focusing γ</source>
        <translation>집중 지수 γ</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>How little the rows count that are already right; 0 for plain cross-entropy, 2 is usual</source>
        <translation>이미 맞힌 행을 얼마나 적게 셀지 정합니다. 0이면 보통의 교차 엔트로피이고 흔히 2를 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>class weighting</source>
        <translation>클래스 가중치 방식</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>How much the rows of each class count. Balanced lets rare classes count as much as frequent ones</source>
        <translation>클래스마다 행을 얼마나 중요하게 셀지 정합니다. 균형은 드문 클래스를 흔한 클래스와 똑같이 반영합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>all rows alike</source>
        <translation>모두 똑같이</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Every row counts the same</source>
        <translation>모든 행을 똑같이 반영합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Each class counts the same in all, however few rows it has</source>
        <translation>행이 아무리 적어도 클래스마다 똑같이 반영합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>as given</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>A weight of your own for each class</source>
        <translation>클래스마다 가중치를 직접 정합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>How much each row of this class counts</source>
        <translation>이 클래스의 행 하나를 얼마나 중요하게 셀지 정합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>How the gradients change the weights</source>
        <translation>그래디언트로 가중치를 바꾸는 방법입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Gradient descent</source>
        <translation>경사 하강법</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>A move against the gradient, nothing more</source>
        <translation>그래디언트의 반대 방향으로 한 걸음 갈 뿐입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Gradient descent that keeps part of its last update, so that zigzags cancel</source>
        <translation>지난 업데이트의 일부를 유지해 지그재그를 상쇄하는 경사 하강법입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Momentum that takes the gradient where the kept update leads to</source>
        <translation>유지한 업데이트가 이끄는 곳에서 그래디언트를 구하는 모멘텀입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Gradient descent with a rate for each weight, smaller the more it has changed so far</source>
        <translation>가중치마다 학습률이 따로 있고, 그동안 많이 바뀐 가중치일수록 학습률이 작아지는 경사 하강법입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Adagrad that forgets old gradients, so that the rates do not shrink for ever</source>
        <translation>옛 그래디언트를 잊어 학습률이 끝없이 줄지 않는 Adagrad입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>RMSProp with momentum, both corrected for their start at 0</source>
        <translation>모멘텀을 더한 RMSProp이며, 0에서 시작하는 영향을 둘 다 보정합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Adam with weight decay beside the update, where the rates of the weights do not distort it</source>
        <translation>가중치 감쇠를 업데이트와 분리해 가중치별 학습률에 왜곡되지 않게 한 Adam입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Nadam</source>
        <translation>Nadam</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Adam that takes the gradient where the momentum leads to, as Nesterov does</source>
        <translation>모멘텀이 이끄는 곳의 그래디언트를 Nesterov처럼 쓰는 Adam</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Size of an update, such as 0.01 or 1e-3; changes at once</source>
        <translation>업데이트의 크기입니다(예: 0.01, 1e-3). 바로 반영됩니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Share of the last update that is kept; 0.9 is usual</source>
        <translation>지난 업데이트를 유지하는 비율입니다. 보통은 0.9입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Pulls all weights towards 0 a little at every update, against overfitting; 0 for none</source>
        <translation>업데이트마다 모든 가중치를 0 쪽으로 조금씩 당겨 과적합을 막습니다. 0은 쓰지 않음입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>clipping</source>
        <translation>클리핑</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Clip gradients</source>
        <translation>그래디언트 클리핑</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Keeps an update small where the gradient is suddenly large, as after an odd mini-batch</source>
        <translation>특이한 미니배치 뒤처럼 그래디언트가 갑자기 커질 때 업데이트를 작게 유지합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Gradients are used as they are</source>
        <translation>그래디언트를 그대로 씁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>by norm</source>
        <translation>노름 기준</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Where the whole gradient is longer than the limit it is shortened; its direction stays</source>
        <translation>전체 그래디언트가 한도보다 길면 방향은 그대로 두고 줄입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Longest gradient</source>
        <translation>최대 길이</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Longer gradients are shortened to this length</source>
        <translation>이보다 긴 그래디언트는 이 길이로 줄입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>by value</source>
        <translation>값 기준</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Each number of the gradient is cut at the limit</source>
        <translation>그래디언트의 수를 하나씩 한도에서 자릅니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Largest number</source>
        <translation>최대 크기</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Larger numbers in a gradient are cut to this size</source>
        <translation>그래디언트에서 이보다 큰 수는 이 크기로 자릅니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>limit of the clipping</source>
        <translation>클리핑 한도</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Gradients above it are cut to it</source>
        <translation>이보다 큰 그래디언트를 잘라 맞춥니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>How the learning rate changes from epoch to epoch</source>
        <translation>에포크에 따라 학습률을 바꾸는 방법입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>The same rate in all epochs</source>
        <translation>모든 에포크에서 학습률이 같습니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>staircase</source>
        <translation>계단식</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Multiplied every so many epochs</source>
        <translation>몇 에포크마다 곱합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Every (epochs)</source>
        <translation>간격(에포크)</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>After every so many epochs the rate is multiplied</source>
        <translation>이만큼의 에포크마다 학습률에 곱합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Multiplied a little after every epoch</source>
        <translation>에포크마다 조금씩 곱합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Over (epochs)</source>
        <translation>기간(에포크)</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Over so many epochs the rate is multiplied once, little by little</source>
        <translation>이만큼의 에포크에 걸쳐 조금씩, 모두 한 번 곱한 만큼 바꿉니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Falls along a cosine to 0 at the last epoch</source>
        <translation>코사인을 따라 마지막 에포크에서 0까지 내려갑니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>reduce on plateau</source>
        <translation>정체 시 감소</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Multiplied when the validation loss has not become better for a while</source>
        <translation>검증 손실이 한동안 나아지지 않으면 곱합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>After (epochs)</source>
        <translation>정체(에포크)</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Epochs without a better validation loss after which the rate is multiplied</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면 학습률에 곱합니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>one cycle</source>
        <translation>한 주기</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Grows to the learning rate in the first 30 % of the epochs, then falls along a cosine to 0</source>
        <translation>처음 30 %의 에포크 동안 학습률까지 커졌다가 코사인을 따라 0으로 줄어듭니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>factor of the schedule</source>
        <translation>스케줄의 곱하는 수</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Multiply by</source>
        <translation>곱하는 수</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>What the learning rate is multiplied by; 0.5 halves it</source>
        <translation>학습률에 곱하는 수입니다. 0.5면 절반이 됩니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>epochs of the schedule</source>
        <translation>스케줄의 에포크</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Epochs between two changes of the learning rate</source>
        <translation>학습률을 바꾸는 에포크 간격입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>lowest share of the schedule</source>
        <translation>스케줄의 최저 비율</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Lowest share</source>
        <translation>최저 비율</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Share of the learning rate below which the schedule does not go; 0.01 keeps long runs learning</source>
        <translation>스케줄이 학습률의 이 비율 아래로는 내려가지 않습니다. 0.01이면 오래 걸리는 학습도 끝까지 배웁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Warm-up epochs</source>
        <translation>워밍업 에포크</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>First epochs in which the learning rate grows to its full size; 0 for none</source>
        <translation>학습률이 제 크기까지 커지는 처음 에포크 수입니다. 0은 쓰지 않음입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>number of epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Passes over the training rows</source>
        <translation>훈련 행 전체를 학습하는 횟수입니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Rows of a mini-batch: each one changes the weights once</source>
        <translation>미니배치의 행 수입니다. 미니배치마다 가중치가 한 번 바뀝니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>patience</source>
        <translation>조기 종료 기준</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Patience</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Stop after so many epochs without a better validation loss; 0: never</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면 멈춥니다. 0: 멈추지 않습니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>unlimited</source>
        <translation>하지 않음</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Start of all chance: the first weights, the shuffling and dropout. The same seed, the same run</source>
        <translation>처음 가중치, 섞기, Dropout 등 모든 무작위의 시작값입니다. 시드가 같으면 결과도 같습니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>distance of the checkpoints</source>
        <translation>체크포인트 간격</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Checkpoint every</source>
        <translation>체크포인트 간격</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>Epochs between two checkpoints to go back to; 0: only the best epoch is kept</source>
        <translation>되돌아갈 수 있는 체크포인트 사이의 에포크 수입니다. 0: 최고 에포크만 남깁니다</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>only the best</source>
        <translation>최고만</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>The class weights must all be numbers above 0, such as 1, 2.5.</source>
        <translation>클래스 가중치는 모두 0보다 큰 수여야 합니다. 예: 1, 2.5.</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>There is no {setting} {name}; choose one of {choices}.</source>
        <translation>설정 {setting}: {name} 값은 없습니다. 다음 중에서 선택하세요: {choices}.</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>The setting {setting} is {value}, but it must lie between {low} and {high}.</source>
        <translation>설정 {setting}: 값이 {value}이지만 {low}~{high} 범위에 있어야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/training_settings.py"/>
        <source>The class weights in the file are damaged; open another copy of it.</source>
        <translation>파일의 클래스 가중치가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Plain gradient descent takes the gradient as it is.</source>
        <translation>기본 경사 하강법은 그래디언트를 그대로 씁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Momentum adds up the gradients of the iterations before, each counting less than the next, so that the way goes on where they agree and swings less where they do not.</source>
        <translation>모멘텀은 앞선 반복의 그래디언트를 더하되 오래된 것일수록 작게 셉니다. 그래서 방향이 같으면 계속 나아가고, 다르면 덜 흔들립니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Nesterov momentum adds up the gradients of the iterations before and already looks one update ahead along them.</source>
        <translation>Nesterov 모멘텀은 앞선 반복의 그래디언트를 더하고, 그 방향으로 한 번의 업데이트 앞을 미리 봅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Adagrad gives every number a rate of its own: the more it has moved before, the less it moves.</source>
        <translation>Adagrad는 수마다 학습률을 따로 둡니다. 그동안 많이 움직인 수일수록 움직임이 작아집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>RMSProp divides every gradient by its usual size, a running mean of its squares, so that all numbers move by like amounts.</source>
        <translation>RMSProp은 그래디언트를 저마다 평소 크기(제곱의 이동 평균)로 나누어 모든 수의 움직이는 크기를 비슷하게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Adam keeps a running mean of the gradients and one of their squares, both corrected for having begun at zero, and divides one by the root of the other.</source>
        <translation>Adam은 그래디언트의 이동 평균과 그 제곱의 이동 평균을 두고, 0에서 시작한 영향을 보정한 뒤 앞의 것을 뒤의 것의 제곱근으로 나눕니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>AdamW keeps a running mean of the gradients and one of their squares, as Adam does, and makes the weights themselves a little smaller in each update.</source>
        <translation>AdamW는 Adam처럼 그래디언트의 이동 평균과 그 제곱의 이동 평균을 두고, 업데이트마다 가중치 자체도 조금씩 줄입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/core/update_rules.py"/>
        <source>Nadam keeps the two running means of Adam, but looks one update ahead along the mean of the gradients, as Nesterov momentum does; its share of momentum μ grows slowly.</source>
        <translation>Nadam은 Adam의 두 이동 평균을 두되, Nesterov 모멘텀처럼 그래디언트의 평균을 따라 한 번의 업데이트 앞을 미리 봅니다. 모멘텀의 몫 μ는 천천히 커집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>No column is left to learn from beside {target}: give another column the role of a feature.</source>
        <translation>{target} 외에는 학습에 쓸 열이 남지 않았습니다. 다른 열에 특성 역할을 주세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Rows with a value in {target}: {rows}, but at least {least} are needed: add rows.</source>
        <translation>{target} 값이 있는 행: {rows}개. 적어도 {least}개가 필요하니 행을 추가하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>The table has nothing to learn.</source>
        <translation>표에 학습할 것이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>You chose to ignore it.</source>
        <translation>직접 제외한 열입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>{reason} Use it as a feature to learn from the most frequent ones.</source>
        <translation>{reason} 가장 자주 나오는 값으로 학습하려면 특성으로 사용하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>It has {count} different values, too many to learn from.</source>
        <translation>서로 다른 값이 {count}개나 있어 학습하기에 너무 많습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>The table has no column {target}: choose another column to predict.</source>
        <translation>표에 {target} 열이 없습니다. 예측할 다른 열을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>All values of the table are missing: choose a file with values.</source>
        <translation>표의 모든 값이 결측입니다. 값이 있는 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>No column can be predicted: all are ignored, for the reason that each one shows.</source>
        <translation>예측할 수 있는 열이 없습니다. 각 열에 표시된 이유로 모두 제외되었습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>The table has only one column: one to predict and one to learn from are needed.</source>
        <translation>표에 열이 하나뿐입니다. 예측할 열과 학습에 쓸 열이 모두 필요합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/dataset.py"/>
        <source>Rows left out because {target} is missing there: {count}.</source>
        <translation>{target} 값이 없어 제외한 행: {count}개.</translation>
    </message>
    <message>
        <location filename="../../engine/data/dataset.py"/>
        <source>Missing values filled with the median or the most frequent value of the training rows: {count}, in columns: {columns}.</source>
        <translation>훈련 행의 중앙값이나 최빈값으로 채운 결측값: {count}개, 해당 열: {columns}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>Values of {column} that no training row has and that count as none of its categories: {count}.</source>
        <translation>{column} 열에서 훈련 행에 없어 어느 범주로도 세지 않은 값: {count}개.</translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>The preparation of column {column} in the file is damaged; open another copy of it.</source>
        <translation>파일에서 {column} 열의 전처리 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>Values of {column} that are not numbers and count as missing: {count}.</source>
        <translation>{column} 열에서 수가 아니어서 결측으로 처리한 값: {count}개.</translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>A column in the file has no name; open another copy of it.</source>
        <translation>파일에 이름 없는 열이 있습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} holds words, which regression cannot predict: learn it as classes.</source>
        <translation>{column} 열: 텍스트여서 회귀로 예측할 수 없습니다. 클래스로 학습하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} has only one class{value}: choose another column to predict.</source>
        <translation>{column} 열: 클래스가 하나뿐입니다{value}. 예측할 다른 열을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} has the same value everywhere{value}: choose another column to predict.</source>
        <translation>{column} 열: 모든 값이 같습니다{value}. 예측할 다른 열을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} has {count} different numbers, too many for classes: learn it as regression.</source>
        <translation>{column} 열: 서로 다른 수가 {count}개여서 클래스로 쓰기에 너무 많습니다. 회귀로 학습하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} has no values: choose another column to predict.</source>
        <translation>{column} 열: 값이 없습니다. 예측할 다른 열을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/guesses/task_kind.py"/>
        <source>Column {column} has {count} different values, more than the {most} classes that can be learnt: choose another column to predict.</source>
        <translation>{column} 열: 서로 다른 값이 {count}개로, 학습할 수 있는 클래스 {most}개보다 많습니다. 예측할 다른 열을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/dialect.py"/>
        <source>The file {file} holds nothing but blank lines: choose another one.</source>
        <translation>{file}: 빈 줄밖에 없습니다. 다른 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/dialect.py"/>
        <source>Line 1 of {file} never ends: check that every quotation mark is closed.</source>
        <translation>{file}의 첫 번째 줄이 끝나지 않습니다. 따옴표가 모두 닫혔는지 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/dialect.py"/>
        <source>Single quotation marks around values were taken away.</source>
        <translation>값을 둘러싼 작은따옴표를 없앴습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/dialect.py"/>
        <source>Quotation marks in the file enclose no values, so they are read as they stand.</source>
        <translation>이 파일의 따옴표는 값을 둘러싸지 않으므로 있는 그대로 읽었습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>A quotation mark in {file} at or after line {line} is never closed: close it there.</source>
        <translation>{file}: {line}번째 줄 또는 그 뒤의 따옴표가 닫히지 않았습니다. 그곳에서 닫으세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Line {line} of {file} has {found} values, not {width} (rows that do not fit: {count}): give every row the same number of values.</source>
        <translation>{file}의 {line}번째 줄: 값이 {width}개가 아니라 {found}개입니다(맞지 않는 행: {count}개). 모든 행의 값 개수를 맞추세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Rows that got missing values at their end: {count}, first line {line}.</source>
        <translation>끝에 결측값을 채운 행: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Rows with an empty value too many, which was taken out: {count}, first line {line}.</source>
        <translation>빈 값이 하나 많아 그것을 뺀 행: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Rows with too few values of which it is unclear what is missing, left out: {count}, first line {line}.</source>
        <translation>값이 모자라는데 무엇이 빠졌는지 분명하지 않아 제외한 행: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Rows with too many values, left out: {count}, first line {line}.</source>
        <translation>값이 너무 많아 제외한 행: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Comments between the rows, left out: {count}, first line {line}.</source>
        <translation>행 사이에 있어 제외한 주석: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Values whose quotation marks do not enclose them, read as they stand: {count}, first line {line}.</source>
        <translation>따옴표가 값을 둘러싸지 않아 있는 그대로 읽은 값: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Values in quotation marks over lines that could be rows of their own: {count}, first line {line}.</source>
        <translation>각각 하나의 행일 수도 있는 여러 줄에 걸친 따옴표 속의 값: {count}개, 첫 번째는 {line}번째 줄.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>The last row, {text} on line {line}, is no row but a total, and was left out.</source>
        <translation>{line}번째 줄의 마지막 행 {text}: 행이 아니라 합계여서 제외했습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/even_rows.py"/>
        <source>Lines below the table that were left out: {count}, the first is {text} on line {line}.</source>
        <translation>표 아래에 있어 제외한 줄: {count}개, 첫 번째는 {line}번째 줄의 {text}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/records.py"/>
        <source>Line {line} of {file} is longer than {most} million characters: check that the file is a table with line ends.</source>
        <translation>{file}의 {line}번째 줄: {most}백만 자보다 깁니다. 줄 바꿈이 있는 표인지 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>The file {file} has a header but no rows: choose a file with data.</source>
        <translation>{file}: 머리글만 있고 행이 없습니다. 데이터가 있는 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>The file has no header, so the columns are numbered.</source>
        <translation>파일에 머리글이 없어 열에 번호를 붙였습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>Lines above the table that were skipped: {count}, the first is {text} on line {line}.</source>
        <translation>표 위에 있어 건너뛴 줄: {count}개, 첫 번째는 {line}번째 줄의 {text}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>The header has two rows, on lines {first} and {second}; they were joined, such as {name}.</source>
        <translation>머리글이 {first}번째 줄과 {second}번째 줄의 두 행이어서 {name}처럼 이었습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>Line {line} names {names} columns, and the rows have {width} values: those at the end, without a name, are empty.</source>
        <translation>{line}번째 줄의 열 이름은 {names}개이고 행의 값은 {width}개입니다. 끝에 있는 이름 없는 열은 비어 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>Line {line} names {names} columns, and the rows have {width} values: the first column, which numbers or names the rows, is taken for the one without a name.</source>
        <translation>{line}번째 줄의 열 이름은 {names}개이고 행의 값은 {width}개입니다. 행의 번호나 이름을 담은 첫 번째 열을 이름 없는 열로 보았습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/layout/table_start.py"/>
        <source>Line {line} of {file} names {names} columns, but the rows below have {width} values: make them the same.</source>
        <translation>{file}의 {line}번째 줄: 열 이름은 {names}개인데 아래 행의 값은 {width}개입니다. 개수를 맞추세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The table has no column {column}, which the network was trained with (missing columns: {count}): use a file with the same columns.</source>
        <translation>신경망 학습에 쓴 {column} 열이 표에 없습니다(없는 열: {count}개). 같은 열이 있는 파일을 사용하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The preparation in the file is damaged; open another copy of it.</source>
        <translation>파일의 전처리 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The columns in the file are damaged; open another copy of it.</source>
        <translation>파일의 열 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The file names a column twice; open another copy of it.</source>
        <translation>파일에 같은 열이 두 번 나옵니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The size of the picture in the file is damaged; open another copy of it.</source>
        <translation>파일의 이미지 크기 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/column_types.py"/>
        <source>Its amounts have different signs ({signs}): make them the same to read them as numbers.</source>
        <translation>값에 서로 다른 기호({signs})가 있습니다. 수로 읽으려면 기호를 하나로 통일하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/csv_reader.py"/>
        <source>The table is read as when the project was made: none, nil, - and . are missing in every column, and numbers with signs are texts. Open the table again to read it by the present rules.</source>
        <translation>표를 프로젝트를 만들 때의 규칙으로 읽었습니다. none, nil, -, .은 모든 열에서 결측이고, 기호가 붙은 수는 텍스트입니다. 지금의 규칙으로 읽으려면 표를 다시 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/ignored_columns.py"/>
        <source>It has no values.</source>
        <translation>값이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/ignored_columns.py"/>
        <source>It only counts the rows.</source>
        <translation>행 번호일 뿐입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/ignored_columns.py"/>
        <source>It names the rows: every value is different.</source>
        <translation>행의 이름입니다. 모든 값이 서로 다릅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/ignored_columns.py"/>
        <source>It has the same value in every row.</source>
        <translation>모든 행의 값이 같습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/opening.py"/>
        <source>The file {file} has {width} columns, more than {most}: keep only those that matter.</source>
        <translation>{file}: 열이 {width}개로 한도인 {most}개보다 많습니다. 중요한 열만 남기세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/opening.py"/>
        <source>The file {file} could not be read as a table: save it again as CSV with commas.</source>
        <translation>{file}: 표로 읽을 수 없습니다. 쉼표로 구분한 CSV로 다시 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/opening.py"/>
        <source>Some columns have the same name; they are now called {names}.</source>
        <translation>이름이 같은 열이 있어 다음과 같이 바꾸었습니다: {names}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/queries.py"/>
        <source>There is not enough memory to read {file}: close other programs, or keep only the columns and rows that matter.</source>
        <translation>{file} 파일을 읽을 메모리가 부족합니다. 다른 프로그램을 닫거나 필요한 열과 행만 남기세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is an old Excel or Word file: save it as CSV.</source>
        <translation>{file}: 옛 Excel 또는 Word 파일입니다. CSV로 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a PDF document: export its table as CSV.</source>
        <translation>{file}: PDF 문서입니다. 표를 CSV로 내보내세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a picture: choose a CSV file.</source>
        <translation>{file}: 이미지입니다. CSV 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a gzip archive: unpack it first.</source>
        <translation>{file}: gzip 압축 파일입니다. 먼저 압축을 푸세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a bzip2 archive: unpack it first.</source>
        <translation>{file}: bzip2 압축 파일입니다. 먼저 압축을 푸세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a 7-Zip archive: unpack it first.</source>
        <translation>{file}: 7-Zip 압축 파일입니다. 먼저 압축을 푸세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a Parquet file: export it as CSV.</source>
        <translation>{file}: Parquet 파일입니다. CSV로 내보내세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is an SQLite database: export a table as CSV.</source>
        <translation>{file}: SQLite 데이터베이스입니다. 테이블을 CSV로 내보내세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} does not exist, or has just been moved: choose it again.</source>
        <translation>{file}: 파일이 없거나 방금 옮겨졌습니다. 다시 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>{file} is a folder: choose a CSV file inside it.</source>
        <translation>{file}: 폴더입니다. 그 안의 CSV 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>{file} is a device or a pipe, not a plain file: choose a CSV file.</source>
        <translation>{file}: 일반 파일이 아니라 장치나 파이프입니다. CSV 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} may not be read: ask for permission, or copy it to your own folder.</source>
        <translation>{file}: 읽기 권한이 없습니다. 권한을 요청하거나 자신의 폴더로 복사하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>There is no space left for the working copy of {file}: free some space on the disk.</source>
        <translation>{file}: 작업용 사본을 만들 공간이 없습니다. 디스크 공간을 확보하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} could not be read ({reason}): copy it to this computer and open the copy.</source>
        <translation>{file}: 읽을 수 없습니다({reason}). 이 컴퓨터로 복사한 뒤 그 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is empty: choose a CSV file with a header and rows.</source>
        <translation>{file}: 빈 파일입니다. 머리글과 행이 있는 CSV 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a zip archive: unpack it first.</source>
        <translation>{file}: zip 압축 파일입니다. 먼저 압축을 푸세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is a web page (HTML or XML): download the CSV itself.</source>
        <translation>{file}: 웹 페이지(HTML 또는 XML)입니다. CSV 파일 자체를 내려받으세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is JSON: convert it to CSV.</source>
        <translation>{file}: JSON입니다. CSV로 변환하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is an Excel file: save it as CSV.</source>
        <translation>{file}: Excel 파일입니다. CSV로 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>Some characters of the file are not UTF-8 and could not be read.</source>
        <translation>파일에 UTF-8이 아니어서 읽지 못한 글자가 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file is written in {encoding}, not in UTF-8.</source>
        <translation>파일의 인코딩은 UTF-8이 아니라 {encoding}입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The file {file} is not text (it holds zero bytes): choose a CSV file.</source>
        <translation>{file}: 텍스트가 아닙니다(0 바이트가 들어 있음). CSV 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/reading/source.py"/>
        <source>The encoding of {file} could not be told: save it as UTF-8 and open it again.</source>
        <translation>{file}: 인코딩을 알 수 없습니다. UTF-8로 저장한 뒤 다시 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Iris</source>
        <translation>붓꽃(Iris)</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which of three species an iris is, from four lengths in centimetres.</source>
        <translation>센티미터로 잰 네 가지 길이로 붓꽃이 세 품종 중 무엇인지 맞힙니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Wine</source>
        <translation>와인</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which of three growers a wine comes from, from thirteen chemical measurements.</source>
        <translation>열세 가지 화학 측정값으로 와인이 세 생산자 중 누구의 것인지 맞힙니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Breast cancer</source>
        <translation>유방암</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Whether a tumour is malignant or benign, from thirty measurements of its cell nuclei.</source>
        <translation>세포핵을 잰 서른 가지 측정값으로 종양이 악성인지 양성인지 맞힙니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Digits (8x8)</source>
        <translation>손글씨 숫자(8×8)</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which digit was written by hand, from the 64 grey values of its picture.</source>
        <translation>이미지의 회색값 64개로 손으로 쓴 숫자를 맞힙니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Diabetes</source>
        <translation>당뇨병</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>How far diabetes progresses in a year, from ten measurements of the patient.</source>
        <translation>환자의 열 가지 측정값으로 1년 뒤 당뇨병의 진행 정도를 예측합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A blue disc in an orange ring: two classes in the plane.</source>
        <translation>주황색 고리 안의 파란 원판: 평면 위의 두 클래스입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Exclusive or</source>
        <translation>배타적 논리합</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Opposite quarters of the plane have the same of two classes.</source>
        <translation>평면에서 마주 보는 사분면끼리 같은 클래스입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two clouds</source>
        <translation>두 무리의 점</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two round clouds of points, one for each class.</source>
        <translation>클래스마다 하나씩, 둥글게 모인 두 무리의 점입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two arms wound around each other: the hardest of the plane sets.</source>
        <translation>서로 감긴 두 팔: 평면 데이터 가운데 가장 어렵습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Regression: plane</source>
        <translation>회귀: 평면</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A number that rises evenly across the plane.</source>
        <translation>평면을 따라 고르게 커지는 수를 예측합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Regression: hills</source>
        <translation>회귀: 언덕</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A number that follows hills and hollows in the plane.</source>
        <translation>평면의 언덕과 골짜기를 따르는 수를 예측합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>There is no sample called {name}; choose one of {names}.</source>
        <translation>샘플 데이터 {name}: 그런 이름이 없습니다. 다음 중에서 선택하세요: {names}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/splitting.py"/>
        <source>There cannot be {folds} folds: give a number from 2 to {rows}, the rows of the table.</source>
        <translation>폴드를 {folds}개로 나눌 수 없습니다. 2부터 표의 행 수인 {rows}까지의 수를 지정하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>Values of {column} that are not numbers and count as missing: {count}, the first is {value} on line {line}.</source>
        <translation>{column} 열에서 수가 아니어서 결측으로 처리한 값: {count}개. 첫 번째는 {line}번째 줄의 {value}입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>The amounts of {column} have different signs ({signs}), so they stay texts: make them the same to read them as numbers.</source>
        <translation>{column} 열의 값에 서로 다른 기호({signs})가 있어 텍스트로 둡니다. 수로 읽으려면 기호를 하나로 통일하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>Further columns with values that are not numbers: {count}.</source>
        <translation>수가 아닌 값이 있는 다른 열: {count}개.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>Read as numbers, without their sign or unit: {listed}.</source>
        <translation>기호나 단위를 빼고 수로 읽은 열: {listed}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>Numbers in parentheses were read as negative, as in accounting: {columns}.</source>
        <translation>괄호 안의 수를 회계에서처럼 음수로 읽은 열: {columns}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/column_notes.py"/>
        <source>Taken as missing, beside empty values: {words}.</source>
        <translation>빈 값 외에 결측으로 처리한 값: {words}.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>number</source>
        <translation>수</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>category</source>
        <translation>범주</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>yes / no</source>
        <translation>예 / 아니요</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>identifier</source>
        <translation>식별자</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/table.py"/>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_columns.py"/>
        <source>Dates are not learnt from.</source>
        <translation>날짜는 학습에 쓰지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>e-mail addresses</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>web addresses</source>
        <translation>웹 주소</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>numbers with marks between their digits, such as telephone numbers</source>
        <translation>전화번호처럼 숫자 사이에 기호가 있는 번호</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>codes or identifiers</source>
        <translation>코드 또는 식별자</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>free text</source>
        <translation>자유로운 글</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>names or words</source>
        <translation>이름 또는 단어</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>It holds {kind}, and every value is different, so there is nothing to learn from.</source>
        <translation>값의 종류: {kind}. 모든 값이 서로 달라 학습할 것이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/data/table/text_kinds.py"/>
        <source>It holds {kind}, {count} different ones in {filled} rows ({percent} %): too many to learn from.</source>
        <translation>값의 종류: {kind}. 행 {filled}개에 서로 다른 값이 {count}개({percent} %)나 있어 학습하기에 너무 많습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/evaluation/diagnostics/temperature.py"/>
        <source>There are no probabilities that a temperature could be fitted to.</source>
        <translation>온도를 맞출 확률이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/evaluation/diagnostics/temperature.py"/>
        <source>These rows do not tell a temperature: the network is right on nearly all of them, or hardly better than guessing.</source>
        <translation>이 행들로는 온도를 정할 수 없습니다. 네트워크가 거의 모든 행에서 맞거나, 찍는 것보다 별로 낫지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/evaluation/judged.py"/>
        <source>The table has no column {column}, which was predicted; without it there is nothing to judge by.</source>
        <translation>표에 예측 대상이던 {column} 열이 없어 판단할 기준이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/experiments/cross_validation.py"/>
        <source>The loss of fold {fold} is no longer a finite number: the learning rate {rate} is probably too large, so lower it.</source>
        <translation>폴드 {fold}의 손실이 더 이상 유한한 수가 아닙니다. 학습률 {rate}: 너무 큰 듯하니 낮추세요.</translation>
    </message>
    <message>
        <location filename="../../engine/experiments/rate_finder.py"/>
        <source>With the first weights already the loss is no finite number: the inputs are too large. Choose a scaling for the data.</source>
        <translation>첫 가중치에서 이미 손실이 유한한 수가 아닙니다. 입력이 너무 큽니다. 데이터의 스케일링을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/experiments/rate_finder.py"/>
        <source>The loss is 0 from the start, so there is nothing to learn: look at the target.</source>
        <translation>손실이 처음부터 0이므로 배울 것이 없습니다. 타깃을 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/experiments/rate_finder.py"/>
        <source>The loss grows at once, even at small rates, so that none can be suggested: the inputs or the first weights are too large. Scale the inputs, choose other initializers, or clip the gradients.</source>
        <translation>작은 학습률에서도 손실이 바로 커지므로 제안할 학습률이 없습니다. 입력이나 첫 가중치가 너무 큽니다. 입력을 스케일링하거나, 다른 초기화 방법을 선택하거나, 그래디언트 클리핑을 사용하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/experiments/rate_finder.py"/>
        <source>The loss does not fall at any rate: from the first weights no update leads down, as with weights of zero or units that are all dead. Choose other initializers or activations, or look at the target.</source>
        <translation>어떤 학습률에서도 손실이 줄지 않습니다. 가중치가 0이거나 모든 유닛이 죽었을 때처럼, 첫 가중치에서는 어느 업데이트도 손실을 줄이지 못합니다. 다른 초기화 방법이나 활성화 함수를 선택하거나 타깃을 확인하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/description.py"/>
        <source>This is not a Layerscope model; choose a .npz file that Layerscope exported.</source>
        <translation>Layerscope 모델이 아닙니다. Layerscope가 내보낸 .npz 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/description.py"/>
        <source>The model's version is damaged; open another copy of the file.</source>
        <translation>모델의 버전 정보가 손상되었습니다. 파일의 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/description.py"/>
        <source>The model is of format {version}, newer than this program knows ({known}); update Layerscope to open it.</source>
        <translation>모델의 형식 {version}: 이 프로그램이 아는 형식({known})보다 새롭습니다. Layerscope를 업데이트한 뒤 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>&amp;Weights as NumPy file (.npz)…</source>
        <translation>가중치를 NumPy 파일로(.npz)(&amp;W)…</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>Weights, architecture and preparation in one file for NumPy</source>
        <translation>가중치, 구조, 전처리를 NumPy용 파일 하나로 내보냅니다</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>Export weights</source>
        <translation>가중치 내보내기</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>Weights as &amp;CSV folder…</source>
        <translation>가중치를 CSV 폴더로(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>One CSV file for every W and b</source>
        <translation>W와 b마다 CSV 파일을 하나씩 만듭니다</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/formats.py"/>
        <source>Export weights into a folder</source>
        <translation>가중치를 폴더로 내보내기</translation>
    </message>
    <message>
        <location filename="../../engine/files/export/npz.py"/>
        <source>The weights do not belong to the layers; open another copy of the file.</source>
        <translation>가중치가 층과 맞지 않습니다. 파일의 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/model.py"/>
        <source>The running variance of {layer} is negative, which no training gives; open another copy of the file.</source>
        <translation>{layer}의 이동 분산이 음수인데, 학습으로는 그렇게 될 수 없습니다. 파일의 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/prediction/prediction_file.py"/>
        <source>{file} is the file that is predicted; choose another name for the predictions.</source>
        <translation>{file}: 예측하려는 파일입니다. 예측을 저장할 다른 이름을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/files/recovery.py"/>
        <source>Unsaved work cannot be kept aside for a crash ({reason}); free some space, and save the project yourself until then.</source>
        <translation>저장하지 않은 작업을 비상용으로 보관할 수 없습니다({reason}). 공간을 확보하고, 그때까지는 프로젝트를 직접 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Smaller steps no longer leap over the low places of the loss.</source>
        <translation>걸음이 작아지면 손실이 낮은 곳을 뛰어넘지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>With smaller steps the next run keeps its units going.</source>
        <translation>걸음이 작으면 다음 학습에서는 유닛들이 계속 살아 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Larger steps reach in a few epochs what now takes thousands.</source>
        <translation>걸음이 커지면 지금은 수천 에포크가 걸릴 곳에 몇 에포크 만에 이릅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Learning rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Draw the first weights</source>
        <translation>첫 가중치 뽑기</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Use {activation}</source>
        <translation>{activation} 사용</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>BatchNorm in front of them keeps what comes in where the activation has a slope.</source>
        <translation>그 앞의 BatchNorm은 들어오는 값을 활성화 함수에 기울기가 있는 곳에 둡니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Add BatchNorm</source>
        <translation>BatchNorm 추가</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Scaling gives every column the mean 0 and the deviation 1.</source>
        <translation>스케일링은 모든 열의 평균을 0, 표준편차를 1로 맞춥니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Scale the columns</source>
        <translation>열 스케일링</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>The network then has to learn from what is known beforehand.</source>
        <translation>그러면 신경망은 미리 알 수 있는 것에서 배워야 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Leave out {column}</source>
        <translation>{column} 제외</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Leave out {count} columns</source>
        <translation>열 {count}개 제외</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Balanced class weights let every class count the same in the loss.</source>
        <translation>균형 클래스 가중치를 쓰면 모든 클래스가 손실에서 똑같이 셈됩니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Balance the classes</source>
        <translation>클래스 균형 맞추기</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>Nothing pulls the weights to 0 any more.</source>
        <translation>가중치를 0으로 끌어당기는 것이 없어집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>No weight decay</source>
        <translation>가중치 감쇠 없음</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/cures.py"/>
        <source>No penalties</source>
        <translation>페널티 없음</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/data.py"/>
        <source>Unscaled inputs: the values of {column} are {size} on average, and first weights and learning rate are made for values of about 1.</source>
        <translation>스케일링하지 않은 입력: {column}의 값은 평균 {size} 크기인데, 첫 가중치와 학습률은 1 정도의 값에 맞춰져 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/data.py"/>
        <source>A leak: {column} alone tells {share} of {target}. If it is known only afterwards, or made from {target}, what the network has learnt is worth nothing.</source>
        <translation>정답 누출: {column} 하나만으로 {target} 값의 {share} 정도가 설명됩니다. 나중에야 알 수 있는 값이거나 {target}에서 만들어진 값이라면 신경망이 배운 것은 쓸모가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/data.py"/>
        <source>A rare class is ignored: {name} is {share} of the rows, and of {count} such rows {right} are taken for it.</source>
        <translation>드문 클래스가 무시됨: {name} 클래스는 전체 행의 {share}이고, 그런 행 {count}개 가운데 {right}개만 그 클래스로 예측됩니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/outcomes.py"/>
        <source>Constant output: at epoch {epoch} every row gets nearly the same answer; it varies by {share} of what {target} varies.</source>
        <translation>일정한 출력: 에포크 {epoch}에서 모든 행에 거의 같은 답이 나옵니다. 답의 변동은 {target} 변동의 {share}입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/outcomes.py"/>
        <source>Without an activation the output can be any number.</source>
        <translation>활성화 함수가 없으면 출력은 어떤 수든 될 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/outcomes.py"/>
        <source>Overfitting: from epoch {best} to {epoch} the validation loss rose from {lowest} to {now}, while the training loss still fell.</source>
        <translation>과적합: {best}번째 에포크부터 {epoch}번째까지 훈련 손실은 계속 줄었지만 검증 손실은 커졌습니다({lowest} → {now}).</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/rates.py"/>
        <source>Learning rate too high: with {rate} steps are so large that {layer} lets next to nothing through.</source>
        <translation>학습률이 너무 큼: {rate}에서는 걸음이 너무 커서 {layer} 층이 거의 아무것도 통과시키지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/rates.py"/>
        <source>Learning rate too high: with {rate} the loss is no finite number any more after epoch {epoch}.</source>
        <translation>학습률이 너무 큼: {rate}에서는 에포크 {epoch} 뒤에 손실이 더 이상 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/rates.py"/>
        <source>Learning rate too high: with {rate} the training loss rose from {lowest} to {now}.</source>
        <translation>학습률이 너무 큼: {rate}에서 학습 손실이 {lowest}에서 {now}까지 올랐습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/rates.py"/>
        <source>Learning rate too high: with {rate} the training loss jumps by {jump} from epoch to epoch.</source>
        <translation>학습률이 너무 큼: {rate}에서 학습 손실이 에포크마다 {jump}씩 널뜁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/rates.py"/>
        <source>Learning rate too low: in {epochs} epochs the training loss fell from {first} to {last} only; a step changes no layer by more than {ratio} of its weights.</source>
        <translation>학습률이 너무 작음: {epochs} 에포크 동안 학습 손실이 {first}에서 {last}까지만 내려갔습니다. 한 걸음에 어느 층도 가중치의 {ratio} 넘게 바뀌지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/starts.py"/>
        <source>The next run begins with weights drawn at random, which let the units part.</source>
        <translation>다음 학습은 무작위로 뽑은 가중치로 시작해 유닛들이 서로 달라집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/starts.py"/>
        <source>All-zero start: at epoch {epoch} all units of {layer} still have the same weights, since they began alike and get the same gradient.</source>
        <translation>모두 0에서 시작함: 에포크 {epoch}에도 {layer}의 모든 유닛이 같은 가중치를 갖습니다. 똑같이 시작해 똑같은 기울기를 받기 때문입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>First weights that suit the width of the layers keep signals from shrinking in the next run.</source>
        <translation>층의 너비에 맞는 첫 가중치는 다음 학습에서 신호가 줄어들지 않게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>Dead ReLUs: since epoch {epoch} at the latest {share} of the units of {layer} give 0 for every row, and what gives 0 learns nothing more.</source>
        <translation>죽은 ReLU: 늦어도 에포크 {epoch}부터 {layer} 유닛의 {share} 정도가 모든 행에서 0을 냅니다. 0을 내는 유닛은 더 배우지 못합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>Leaky ReLU has a slope below zero too, so that no unit stays silent for ever.</source>
        <translation>Leaky ReLU는 0 아래에도 기울기가 있어서 영영 조용한 유닛이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>Saturated {activation}: since epoch {epoch} at the latest {share} of the outputs of {layer} are at the ends, where there is no slope to learn by.</source>
        <translation>포화된 {activation}: 늦어도 에포크 {epoch}부터 {layer} 출력의 {share} 정도가 양 끝에 있습니다. 거기에는 배울 기울기가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>ReLU has a full slope for all that is above zero.</source>
        <translation>ReLU는 0보다 큰 모든 값에서 기울기가 온전합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>Vanishing in depth: what flows back is {times} times as strong at {last} as at {first}, so that the first layers hardly learn.</source>
        <translation>깊이에 따른 소실: 되돌아오는 신호가 {first}보다 {last}에서 {times}배 강해서 앞쪽 층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/insight/health/diseases/units.py"/>
        <source>ReLU passes back in full what it lets through, through any number of layers.</source>
        <translation>ReLU는 통과시킨 것을 층이 몇 개든 온전히 되돌려 보냅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>There is no core {core}; choose one of {choices}.</source>
        <translation>{core}: 그런 코어는 없습니다. {choices} 중에서 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>{name}={value}: {reason}</source>
        <translation>{name}={value}: {reason}</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>The compiled core trains, with {instructions}.</source>
        <translation>컴파일된 코어로 학습합니다({instructions}).</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>NumPy trains, as was chosen; the compiled core is there too, and quicker.</source>
        <translation>선택한 대로 NumPy로 학습합니다. 더 빠른 컴파일된 코어도 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>NumPy trains. {reason}</source>
        <translation>NumPy로 학습합니다. {reason}</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>The compiled core, which is quicker, is not made for Windows.</source>
        <translation>더 빠른 컴파일된 코어는 Windows용으로 만들어지지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/kernel/choice.py"/>
        <source>There is no compiled core, which is quicker: it needs a C compiler when the program is installed.</source>
        <translation>더 빠른 컴파일된 코어가 없습니다. 프로그램을 설치할 때 C 컴파일러가 필요합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give a short text in quotation marks</source>
        <translation>따옴표 안에 짧은 텍스트를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give a number such as {example}</source>
        <translation>{example} 같은 수를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give a whole number above 0 such as {example}</source>
        <translation>{example} 같은 0보다 큰 정수를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>write true</source>
        <translation>true로 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>write true, or a quantity such as {example}</source>
        <translation>true나 {example} 같은 양의 이름을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give a number or a text in quotation marks</source>
        <translation>수나 따옴표 안의 텍스트를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>choose one of {choices}</source>
        <translation>다음 중에서 하나를 쓰세요: {choices}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give the number of a layer, or one of {choices}</source>
        <translation>층의 번호나 다음 중 하나를 쓰세요: {choices}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>give a list of kinds such as {example}</source>
        <translation>{example} 같은 종류 목록을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>a condition is a table such as {example}</source>
        <translation>조건은 {example} 같은 표입니다</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>the condition {given} needs exactly one of {words}; join several by all or any</source>
        <translation>조건 {given}: 다음 중 정확히 하나가 필요합니다: {words}. 여럿은 all이나 any로 묶으세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>{key} needs a list of conditions such as {example}</source>
        <translation>{key}: {example} 같은 조건 목록이 필요합니다</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>nothing is known about {key} beside {word}; leave it out</source>
        <translation>{word} 옆에는 {key} 키를 쓸 수 없으니 빼세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>{key}: {problem}</source>
        <translation>{key}: {problem}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/conditions.py"/>
        <source>{word} needs one of {choices} beside it</source>
        <translation>{word}: 옆에 다음 중 하나가 필요합니다: {choices}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>This task happens in the tab Evaluate: go back there.</source>
        <translation>이 과제는 평가 탭에서 합니다. 그 탭으로 돌아가세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>This task happens in the tab Profile: go back there.</source>
        <translation>이 과제는 프로파일 탭에서 합니다. 그 탭으로 돌아가세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The table is gone. Press Put it right to have it back.</source>
        <translation>표가 없어졌습니다. 바로잡기를 누르면 되살아납니다.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>Another column is the target now. Undo that, or press Put it right.</source>
        <translation>타깃이 다른 열로 바뀌었습니다. 실행 취소하거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>You opened {name}, but this task needs another table. Press Put it right.</source>
        <translation>{name}: 이 과제에는 다른 표가 필요합니다. 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The trained weights are gone. Bring them back, or press Put it right.</source>
        <translation>학습된 가중치가 없어졌습니다. 되살리거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The run broke off. Press Put it right to begin this task anew.</source>
        <translation>실행이 중단되었습니다. 바로잡기를 누르면 이 과제를 새로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The run is over and the goal of this task was not reached. Press Put it right.</source>
        <translation>실행이 끝났지만 이 과제의 목표에 이르지 못했습니다. 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The network was changed, but this task needs it as it was. Undo that, or press Put it right.</source>
        <translation>신경망이 바뀌었지만 이 과제에는 원래 신경망이 필요합니다. 실행 취소하거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The {setting} was changed, but this task needs it as it was. Undo that, or press Put it right.</source>
        <translation>{setting}: 설정이 바뀌었지만 이 과제에는 원래 값이 필요합니다. 실행 취소하거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The threshold was changed, but this task needs it as it was. Undo that, or press Put it right.</source>
        <translation>임계값이 바뀌었지만, 이 과제에는 원래대로 있어야 합니다. 실행 취소하거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>This task happens in the tab Forward / backward: go back there.</source>
        <translation>이 과제는 정방향 / 역방향 탭에서 합니다. 그리로 돌아가세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>That was further than this task goes. Press Step back (F7), or Put it right.</source>
        <translation>이 과제보다 더 나아갔습니다. 한 단계 뒤로(F7)나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>Training goes on, so nothing can be stepped through. Press Put it right.</source>
        <translation>학습이 진행 중이어서 한 단계씩 볼 수 없습니다. 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The iteration is no longer where this task begins. Step on, or press Put it right.</source>
        <translation>반복이 이 과제가 시작하는 곳을 벗어났습니다. 앞으로 나아가거나 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>That is a number of another quantity. Click one of {wanted}.</source>
        <translation>다른 양의 수입니다. {wanted}의 수를 클릭하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>The network was trained, but this task needs it as it was. Press Put it right to go back to that.</source>
        <translation>신경망이 더 학습되었지만 이 과제에는 그 전의 신경망이 필요합니다. 바로잡기를 누르면 되돌아갑니다.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/hints.py"/>
        <source>That was {action}. This task goes on with the control in the ring.</source>
        <translation>방금 한 것: {action}. 이 과제는 고리로 표시된 컨트롤로 계속합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file} is too large for a lesson; choose a lesson file (.toml).</source>
        <translation>{file}: 레슨 파일로는 너무 큽니다. 레슨 파일(.toml)을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file} is a device or a pipe, not a plain file; choose a lesson file (.toml).</source>
        <translation>{file}: 일반 파일이 아니라 장치 또는 파이프입니다. 레슨 파일(.toml)을 고르세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file} is no text in UTF-8; save it as UTF-8.</source>
        <translation>{file}: UTF-8 텍스트가 아닙니다. UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>The lesson {file} cannot be read ({reason}); choose another.</source>
        <translation>레슨 {file}: 읽을 수 없습니다({reason}). 다른 레슨을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file} is no lesson, since it is not written in TOML ({error}); mend that place.</source>
        <translation>{file}: TOML로 쓰이지 않아 레슨이 아닙니다({error}). 그곳을 고치세요.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>the head</source>
        <translation>머리 부분</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>there is no key {key}; leave it out or use one of {keys}</source>
        <translation>{key}: 그런 키는 없습니다. 빼거나 다음 중 하나를 쓰세요: {keys}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file}, {where}: {problem}.</source>
        <translation>{file}, {where}: {problem}.</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{file}, {where}: {problem}</source>
        <translation>{file}, {where}: {problem}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>{key} is missing; give it, such as {example}</source>
        <translation>{key} 키가 없습니다. 다음처럼 쓰세요: {example}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a text, or one for each language such as {example}</source>
        <translation>텍스트 하나나 {example} 같은 언어별 텍스트를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>write true or false</source>
        <translation>true나 false로 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a whole number from 0 to {most}</source>
        <translation>0부터 {most}까지의 정수를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a number from 0 to 1</source>
        <translation>0에서 1까지의 수를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a list of at most {most}</source>
        <translation>최대 {most}개인 목록을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a table with some of {keys}</source>
        <translation>다음 키를 가진 표를 쓰세요: {keys}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a list of names such as {example}</source>
        <translation>{example} 같은 이름 목록을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>the start</source>
        <translation>처음</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>there is no step; add one that begins with [[step]]</source>
        <translation>단계가 없습니다. [[step]]으로 시작하는 단계를 추가하세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>step {number}</source>
        <translation>{number}번째 단계</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give the name of a control such as {example}</source>
        <translation>{example} 같은 컨트롤 이름을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>choices come two to four at a time, with the number of the right one as answer, and no done</source>
        <translation>선택지는 두 개에서 네 개이고, 정답의 번호를 answer에 쓰며 done은 쓰지 않습니다</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>there are no choices; add them or leave the answer out</source>
        <translation>선택지가 없습니다. 추가하거나 answer를 빼세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give the number of a layer, a kind or output</source>
        <translation>층의 번호, 종류, output 중 하나를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give one of {choices}, and the number of a layer behind it</source>
        <translation>다음 중 하나와 그 뒤에 층의 번호를 쓰세요: {choices}</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a sample such as sample:iris, or a CSV file beside the lesson</source>
        <translation>sample:iris 같은 샘플이나 레슨 옆의 CSV 파일을 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/lessons/reader.py"/>
        <source>give a whole number such as {example}</source>
        <translation>{example} 같은 정수를 쓰세요</translation>
    </message>
    <message>
        <location filename="../../engine/project/decision.py"/>
        <source>The decision settings in the file are damaged; open another copy of it.</source>
        <translation>파일의 결정 설정이 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>standard (mean 0, deviation 1)</source>
        <translation>표준화(평균 0, 표준편차 1)</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>min-max (0 to 1)</source>
        <translation>최소-최대(0~1)</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>one input per category</source>
        <translation>범주마다 입력 하나</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>the most frequent and one for all others</source>
        <translation>가장 흔한 값들과 나머지 하나</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>hashed into 32 inputs</source>
        <translation>입력 32개로 해싱</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The file is not a Layerscope project; choose a .layerscope file.</source>
        <translation>Layerscope 프로젝트 파일이 아닙니다. .layerscope 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The project's version is damaged; open another copy of the file.</source>
        <translation>프로젝트의 버전 정보가 손상되었습니다. 파일의 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The project is of format {version}, newer than this program knows ({known}); update Layerscope to open it.</source>
        <translation>프로젝트의 형식 {version}: 이 프로그램이 아는 형식({known})보다 새롭습니다. Layerscope를 업데이트한 뒤 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The split {split} does not work: give three percentages for train, validation and test that add up to 100, such as 70,15,15.</source>
        <translation>분할 {split}: 쓸 수 없습니다. 합이 100이 되는 훈련, 검증, 테스트 비율 세 개를 지정하세요. 예: 70,15,15.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The split in the file is damaged; open another copy of it.</source>
        <translation>파일의 분할 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The column choices in the file are damaged; open another copy of it.</source>
        <translation>파일의 열 선택 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/project.py"/>
        <source>The data choices in the file are damaged; open another copy of it.</source>
        <translation>파일의 데이터 선택 정보가 손상되었습니다. 다른 사본을 여세요.</translation>
    </message>
    <message>
        <location filename="../../engine/project/rules.py"/>
        <source>The file was made by rules of reading tables that this program does not know; update Layerscope to open it.</source>
        <translation>이 프로그램이 모르는 표 읽기 규칙으로 만든 파일입니다. 열려면 Layerscope를 업데이트하세요.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/chain/chain.py"/>
        <source>the number at the chosen place</source>
        <translation>고른 자리의 수</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/chain/chain.py"/>
        <source>row {row}</source>
        <translation>행 {row}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/chain/chain.py"/>
        <source>mean of all {m} rows</source>
        <translation>행 {m}개 전체의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/check/check.py"/>
        <source>{layer}: {gradients} does not agree with central differences</source>
        <translation>{layer}: {gradients} 값이 중앙 차분과 맞지 않습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/check/check.py"/>
        <source>all layers agree with central differences</source>
        <translation>모든 층이 중앙 차분과 맞습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/check/check.py"/>
        <source>the layers so far agree with central differences</source>
        <translation>지금까지의 층은 중앙 차분과 맞습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/explanation.py"/>
        <source>through {layer}</source>
        <translation>{layer} 거침</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{layer} hands {z} on as it is: it has no activation function.</source>
        <translation>{layer} 층은 {z} 값을 그대로 넘겨줍니다. 활성화 함수가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} and {a} stay in the cache, but no slope is taken at {z}: loss and {activation} are gone back through together.</source>
        <translation>{layer} 층은 {z} 에 {activation} 함수를 적용해 {a} 를 만들며 가중치는 없습니다. {z} 및 {a} 값이 캐시에 남지만 {z} 에서 기울기를 구하지는 않습니다. 손실과 {activation} 함수를 한꺼번에 거슬러 가기 때문입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{layer} applies {activation} to {z}, which gives {a}; it has no weights. {a} stays in the cache, since backward needs these probabilities.</source>
        <translation>{layer} 층은 {z} 에 {activation} 함수를 적용해 {a} 를 만들며 가중치는 없습니다. 역방향에 이 확률들이 필요하므로 {a} 값이 캐시에 남습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} stays in the cache, since backward needs the slope there.</source>
        <translation>{layer}: {z}에 {activation} 함수를 적용해 {a} 값을 냅니다. 가중치는 없습니다. 역방향 전파에 그 자리의 기울기가 필요하므로 {z} 값을 캐시에 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{begins} It is handed on as it is.</source>
        <translation>{begins} 이것을 그대로 넘겨줍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>What came in is z itself, so its gradient is {dz}.</source>
        <translation>들어온 값이 바로 z이므로 그 그래디언트는 {dz} 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>z is what came in</source>
        <translation>z는 들어온 값입니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{layer} lets numbers of {a_prev} above zero through as they are, and multiplies those below with {slope}, which is learnt for each unit or channel. {a_prev} stays in the cache, since backward needs the side of zero of each number.</source>
        <translation>{layer} 층은 {a_prev}에서 0보다 큰 수는 그대로 보내고, 작은 수에는 유닛이나 채널마다 학습하는 {slope} 값을 곱합니다. 역방향 전파가 수마다 0의 어느 쪽인지 알아야 하므로 {a_prev} 값을 캐시에 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{da} becomes {dslope} with what of {a_prev} was below zero. Nothing before this layer learns, so nothing is handed on.</source>
        <translation>{da} 값은 {a_prev}에서 0보다 작았던 수와 함께 {dslope} 값이 됩니다. 이 층 앞에는 학습하는 것이 없으므로 아무것도 넘기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>{da} becomes {dslope} with what of {a_prev} was below zero. Above zero {da} is handed on as it is, below times {slope}: that is {given}.</source>
        <translation>{da} 값은 {a_prev}에서 0보다 작았던 수와 함께 {dslope} 값이 됩니다. 0보다 큰 곳에서는 {da} 값을 그대로, 작은 곳에서는 {slope} 값을 곱해 넘깁니다. 그것이 {given} 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>Above zero every number goes on as it is, below it is multiplied with the slope {slope} of its unit or channel.</source>
        <translation>0보다 큰 수는 그대로 가고, 작은 수에는 그 유닛이나 채널의 기울기 {slope} 값을 곱합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>The slope was multiplied with the numbers below zero, so its gradient is {da} times these, averaged over the m rows.</source>
        <translation>기울기는 0보다 작은 수에 곱해졌으므로, 그 그래디언트는 {da} 값에 이 수를 곱해 m개 행에 걸쳐 평균한 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>The slope at each number is 1 above zero and {slope} below.</source>
        <translation>수마다의 기울기는 0보다 크면 1, 작으면 {slope} 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>the slope at each number: 1 above zero, the learnt one below</source>
        <translation>수마다의 기울기: 0보다 크면 1, 작으면 학습한 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>Above zero every number goes on as it is.</source>
        <translation>0보다 큰 수는 그대로 갑니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>The number is not above zero, so the slope counts.</source>
        <translation>0보다 크지 않은 수라서 기울기를 곱합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/activation.py"/>
        <source>Only numbers below zero were multiplied with the slope; all others are left out.</source>
        <translation>0보다 작은 수에만 기울기가 곱해졌습니다. 나머지는 뺐습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>A single row says nothing about the spread of a unit, so the running mean and variance are used and left as they are.</source>
        <translation>행 하나로는 유닛의 퍼짐을 알 수 없으므로, 이동 평균과 이동 분산을 쓰고 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>As in predictions, the running mean and variance are used and left as they are.</source>
        <translation>예측할 때처럼 이동 평균과 이동 분산을 쓰며, 값은 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>In predictions {layer} takes the running mean and variance from {a_prev}, and not those of these rows; then it scales and moves as it has learnt.</source>
        <translation>예측할 때 {layer} 층은 이 행들의 값이 아니라 이동 평균과 이동 분산으로 {a_prev} 값을 정규화한 뒤, 학습한 대로 늘리고 옮깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>{layer} brings every channel of {a_prev} to mean 0 and deviation 1 over all pixels of the mini-batch, then scales and moves it as it has learnt. {normalized} and {variance} stay in the cache: mean and variance depend on every pixel of every row, so backward has to go through them too. Predictions use the running mean and variance.</source>
        <translation>{layer}: 미니배치의 모든 픽셀에 걸쳐 {a_prev}의 채널마다 평균을 0, 표준편차를 1로 맞춘 뒤, 학습한 만큼 늘이고 옮깁니다. 평균과 분산은 모든 행의 모든 픽셀에 따라 달라져 역방향 전파도 이를 거쳐야 하므로, 캐시에 {normalized}, {variance} 값을 남깁니다. 예측에는 이동 평균과 이동 분산을 씁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>{layer} brings every unit of {a_prev} to mean 0 and deviation 1 over the mini-batch, then scales and moves it as it has learnt. {normalized} and {variance} stay in the cache: mean and variance depend on every row, so backward has to go through them too. Predictions use the running mean and variance.</source>
        <translation>{layer}: 미니배치에 걸쳐 {a_prev}의 유닛마다 평균을 0, 표준편차를 1로 맞춘 뒤, 학습한 만큼 늘이고 옮깁니다. 평균과 분산은 모든 행에 따라 달라져 역방향 전파도 이를 거쳐야 하므로, 캐시에 {normalized}, {variance} 값을 남깁니다. 예측에는 이동 평균과 이동 분산을 씁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. The running mean and variance hang on none of these rows, so {given} is only scaled.</source>
        <translation>{da} 값은 캐시의 {normalized} 값과 함께 {dgamma}, {dbeta} 값이 됩니다. 이동 평균과 이동 분산은 이 행들과 무관하므로 {given} 값은 늘리기만 한 것입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each row also moved the mean and the variance of all rows: that is why the average gradient, and its share along {normalized}, are taken away from {given}.</source>
        <translation>{da} 값은 캐시의 {normalized} 값과 함께 {dgamma}, {dbeta} 값이 됩니다. 행마다 모든 행의 평균과 분산도 움직였습니다. 그래서 {given}에서 그래디언트의 평균과 {normalized} 방향의 몫을 뺍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>The mean of every unit over the mini-batch; if that has a single row, the running mean.</source>
        <translation>미니배치에 걸친 유닛마다의 평균입니다. 행이 하나뿐이면 이동 평균을 씁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>The mean of every channel over all pixels of the mini-batch; if that is a single one, the running mean.</source>
        <translation>미니배치의 모든 픽셀에 걸친 채널마다의 평균입니다. 픽셀이 하나뿐이면 이동 평균을 씁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>How far the numbers of a unit are from their mean, squared, on average.</source>
        <translation>유닛의 수가 평균에서 떨어진 거리를 제곱해 평균을 낸 것입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>The running mean and variance move a little towards those of this mini-batch; predictions will use them. Nothing of it enters the loss. A single row does not move them.</source>
        <translation>이동 평균과 이동 분산이 이 미니배치의 값 쪽으로 조금 움직입니다. 예측에 쓰이며 손실에는 들어가지 않습니다. 행이 하나뿐이면 움직이지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>The running mean, which training has gathered.</source>
        <translation>학습하면서 모은 이동 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>The running variance, which training has gathered.</source>
        <translation>학습하면서 모은 이동 분산입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>Only the scale is left: mean and variance are the running ones.</source>
        <translation>평균과 분산이 이동 값이므로 배율만 남습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>Without the average of {da} and without what {normalized} explains of it: neither can be changed, since mean and deviation are always brought back to 0 and 1. With a single row only the scale is left.</source>
        <translation>{da}의 평균과 {normalized} 값으로 설명되는 몫을 뺍니다. 평균과 표준편차는 언제나 0과 1로 돌아가므로 둘 다 바꿀 수 없습니다. 행이 하나뿐이면 늘이기만 남습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>the scale; mean and variance are the running ones</source>
        <translation>스케일. 평균과 분산은 이동 평균과 이동 분산입니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>an operator over the whole mini-batch: every row took part in the mean and the variance, so the gradients of all rows are joined here; E holds only ones</source>
        <translation>미니배치 전체에 걸친 연산입니다. 모든 행이 평균과 분산에 들어갔으므로 여기서 모든 행의 그래디언트가 합쳐집니다. E는 1로만 채워져 있습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>before</source>
        <translation>이전 값</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>move</source>
        <translation>이동</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>mean of da</source>
        <translation>da의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>along x̂</source>
        <translation>x̂ 방향</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>× γ = {gamma}</source>
        <translation>× γ = {gamma}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/batch_norm.py"/>
        <source>unit {unit}</source>
        <translation>유닛 {unit}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>Each filter of {layer} is a window of {k} × {k} weights that moves over {a_prev}: wherever it stands, what lies under it is weighed and added up with the filter's bias. {ends} {kept}</source>
        <translation>{layer} 층의 필터는 각각 {a_prev} 위를 움직이는 {k} × {k} 가중치의 윈도입니다. 윈도가 놓인 곳마다 그 아래 값에 가중치를 곱해 더하고 필터의 편향을 더합니다. {ends} {kept}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>the pixels that the weights were multiplied with</source>
        <translation>가중치를 곱했던 픽셀</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>{begins} A weight was used at every place of its window, so {dW} adds up over all of them, with {a_prev} from the cache. Nothing before it learns, so nothing is handed on.</source>
        <translation>{begins} 가중치 하나가 윈도가 놓인 모든 곳에서 쓰였으므로, 캐시의 {a_prev} 로 그 모든 곳을 더한 것이 {dW} 입니다. 앞에는 학습하는 층이 없으므로 아무것도 넘겨주지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>{begins} A weight was used at every place of its window, so {dW} adds up over all of them, with {a_prev} from the cache. A pixel was in several windows, so {given} adds up over these.</source>
        <translation>{begins} 가중치 하나가 윈도가 놓인 모든 곳에서 쓰였으므로, 캐시의 {a_prev} 로 그 모든 곳을 더한 것이 {dW} 입니다. 픽셀 하나는 여러 윈도에 들어 있었으므로 그 윈도들을 더한 것이 {given} 입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>Every filter f weighs the pixels under its window, in all channels, and adds its bias. Zeros are thought around the picture, so that windows can stand at its edges.</source>
        <translation>필터 f마다 윈도 아래에 있는 모든 채널의 픽셀에 가중치를 곱하고 편향을 더합니다. 윈도가 가장자리에도 놓이도록 이미지 둘레에 0이 있다고 봅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>Every filter f weighs the pixels under its window, in all channels, and adds its bias. The window stays inside the picture.</source>
        <translation>필터 f마다 윈도 아래에 있는 모든 채널의 픽셀에 가중치를 곱하고 편향을 더합니다. 윈도는 이미지 안에만 놓입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>The same weight was used at every place of the window, so its gradient adds up over all places i, j, and is averaged over the m rows.</source>
        <translation>같은 가중치가 윈도의 모든 자리에서 쓰였으므로, 그래디언트는 모든 자리 i, j에 걸쳐 더하고 행 m개에 걸쳐 평균을 냅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>A bias is added at every place of the filter's map, so its gradient is the sum of its {dz} over all places, averaged over the m rows.</source>
        <translation>편향은 필터 맵의 모든 자리에 더해지므로, 그래디언트는 {dz} 값을 모든 자리에 걸쳐 더하고 행 m개에 걸쳐 평균을 낸 것입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>A pixel was under several places of the window. Through each of them a share of the gradient comes back, with the weight that it was multiplied with.</source>
        <translation>픽셀은 윈도의 여러 자리 아래에 있었습니다. 그 자리마다 곱해졌던 가중치를 거쳐 그래디언트의 몫이 돌아옵니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>the weights of every filter, wherever its window stands</source>
        <translation>윈도가 놓이는 모든 자리에서 모든 필터의 가중치</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>{count} places of the window lie in the zeros around.</source>
        <translation>윈도에서 둘레의 0에 놓인 자리: {count}개.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/convolution.py"/>
        <source>row {row}, window {i}, {j}</source>
        <translation>행 {row}, 윈도 {i}, {j}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>Each unit of {layer} weighs all numbers of {a_prev} and adds its bias. {ends} {kept}</source>
        <translation>{layer} 층의 유닛은 각각 {a_prev} 의 모든 수에 가중치를 곱해 더하고 편향을 더합니다. {ends} {kept}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>the inputs that the weights were multiplied with</source>
        <translation>가중치를 곱했던 입력</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>{begins} With {a_prev} from the cache {dz} becomes {dW}, how the loss would change with each weight. Nothing before it learns, so nothing is handed on.</source>
        <translation>{begins} 캐시의 {a_prev} 와 곱하면 {dz} 에서 {dW} 가 나오며, 각 가중치에 따라 손실이 어떻게 바뀌는지 말해 줍니다. 앞에는 학습하는 층이 없으므로 아무것도 넘겨주지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>{begins} With {a_prev} from the cache {dz} becomes {dW}, how the loss would change with each weight; with the weights it becomes {given}, which the layer before it needs.</source>
        <translation>{begins} 캐시의 {a_prev} 와 곱하면 {dz} 에서 {dW} 가 나오며, 각 가중치에 따라 손실이 어떻게 바뀌는지 말해 줍니다. 가중치와 곱하면 앞의 층에 필요한 {given} 이 됩니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>Row j of {W} holds the weights of unit j. It is multiplied with each column of {a_prev}, and the bias of the unit is added: one number for each unit and each row of the mini-batch.</source>
        <translation>{W}의 j번째 행은 유닛 j의 가중치입니다. 이것을 {a_prev}의 각 열과 곱하고 유닛의 편향을 더하면, 유닛마다 미니배치의 행마다 수가 하나씩 나옵니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>A weight matters as much as its input was large and its unit's {dz} is: their product, averaged over the m rows of the mini-batch.</source>
        <translation>가중치는 입력이 컸던 만큼, 그리고 유닛의 {dz} 값이 큰 만큼 중요합니다. 둘을 곱해 미니배치의 행 m개에 걸쳐 평균을 냅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>A bias is added to its unit in every row, so its gradient is the mean of the unit's {dz}.</source>
        <translation>편향은 모든 행에서 자기 유닛에 더해지므로, 편향의 그래디언트는 그 유닛의 {dz} 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>Every input reached all units through its weights, so its gradient comes back through the same weights: {W} is transposed.</source>
        <translation>모든 입력은 가중치를 거쳐 모든 유닛에 닿았으므로, 그래디언트도 같은 가중치를 거쳐 돌아옵니다. 그래서 {W} 행렬을 전치합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>the weights between the two layers</source>
        <translation>두 층 사이의 가중치</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dense.py"/>
        <source>input {k}</source>
        <translation>입력 {k}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>Predictions are made without the mask of {layer}: nothing is silenced, and {a_prev} goes on as it is.</source>
        <translation>예측은 {layer} 층의 마스크 없이 합니다. 아무것도 끄지 않고 {a_prev} 값이 그대로 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>The rate of {layer} is 0: nothing is silenced, and {a_prev} goes on as it is.</source>
        <translation>{layer}: 비율이 0이므로 아무것도 끄지 않고 {a_prev} 값을 그대로 넘깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>In training {layer} silences each number of {a_prev} with a chance of {rate}, so that no layer can rely on a single one; the others are divided by {kept}, so that their sum stays as large on average. The mask D stays in the cache, since backward has to silence the same numbers. Predictions are made without it.</source>
        <translation>학습 중에 {layer} 층은 {a_prev}의 수마다 확률 {rate}에 따라 꺼서 어느 층도 수 하나에 기대지 못하게 합니다. 나머지는 {kept} 값으로 나누어 합이 평균적으로 그대로이게 합니다. 역방향 전파에서도 같은 수를 꺼야 하므로 마스크 D를 캐시에 남깁니다. 예측에는 이 층을 쓰지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>Nothing was silenced, so {da} goes back as it is.</source>
        <translation>아무것도 끄지 않았으므로 {da} 값이 그대로 돌아갑니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>A number that was silenced had no part in the loss, so its gradient is 0; the gradients of the others are divided as they were. That is {da} times the mask D from the cache.</source>
        <translation>꺼진 수는 손실에 관여하지 않았으므로 그래디언트가 0입니다. 다른 수의 그래디언트는 앞에서처럼 나눕니다. 곧 {da} 값에 캐시의 마스크 D를 곱합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>The same numbers: none is silenced.</source>
        <translation>같은 수입니다. 아무것도 끄지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>For every number a lot u between 0 and 1 is drawn: below {kept} the mask is 1 / {kept}, else 0.</source>
        <translation>수마다 0과 1 사이의 u를 뽑습니다. {kept}보다 작으면 마스크는 1 / {kept}, 아니면 0입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>Each number is multiplied with its place in the mask.</source>
        <translation>수마다 마스크의 같은 자리를 곱합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>The same gradients.</source>
        <translation>같은 그래디언트입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>The mask of forward lets through the gradients of those that were not silenced.</source>
        <translation>정방향 전파의 마스크가 꺼지지 않은 수의 그래디언트만 통과시킵니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>every number goes on as it is</source>
        <translation>모든 수가 그대로 지나갑니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>the mask: 0 where a number was silenced</source>
        <translation>마스크: 꺼진 수의 자리는 0</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>÷ {by}</source>
        <translation>÷ {by}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/dropout.py"/>
        <source>This number is silenced in this mini-batch, forward and backward.</source>
        <translation>이 수는 이 미니배치의 정방향 전파와 역방향 전파에서 꺼집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>{inputs} come in, and {layer} adds them number by number: {a} has the shape that each of them has. Backward needs nothing of it, so nothing is kept.</source>
        <translation>{inputs} 값이 들어오고, {layer} 층이 같은 자리의 수끼리 더합니다. {a}의 모양은 들어온 것들의 모양과 같습니다. 역방향 전파에 필요한 것이 없으므로 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>If one number that came in grows by a little, the sum grows by as much. So {da} goes back unchanged to every layer that was added: {given}.</source>
        <translation>들어온 수 하나가 조금 커지면 합도 그만큼 커집니다. 그래서 {da} 값은 더해진 모든 층으로 그대로 돌아갑니다: {given}.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>Number is added to number.</source>
        <translation>같은 자리의 수끼리 더합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>The derivative of a sum by each of its terms is 1.</source>
        <translation>합을 각 항으로 미분하면 1입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>from {key}</source>
        <translation>{key}에서</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>{inputs} come in, and {layer} puts them one after the other: {a} has the numbers of all. Backward only has to know how many each layer gave, so nothing is kept.</source>
        <translation>{inputs} 값이 들어오고, {layer} 층이 차례로 이어 붙입니다. {a}에는 모든 수가 들어 있습니다. 역방향 전파에는 층마다 몇 개를 주었는지만 필요하므로 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>Every number of {da} belongs to one number that came in, so {da} is cut where the layers were put together, and each gets its own piece back: {given}.</source>
        <translation>{da}의 수는 저마다 들어온 수 하나에 속하므로, {da} 값을 이어 붙인 자리에서 잘라 각자의 몫을 돌려줍니다: {given}.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>The numbers of all layers, one below the other.</source>
        <translation>모든 층의 수를 위에서 아래로 이어 붙입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>Numbers {first} to {last} came from {layer}: their gradients go back there.</source>
        <translation>{first}~{last}번째 수는 {layer}에서 왔으므로 그 그래디언트는 그리로 돌아갑니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/joins.py"/>
        <source>its own piece of the numbers goes on as it is</source>
        <translation>수들 가운데 자기 몫이 그대로 지나갑니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>{layer} brings the numbers of each row of {a_prev} to mean 0 and deviation 1, then scales and moves each as it has learnt. {normalized} and {variance} stay in the cache: the mean and variance of a row depend on all its numbers, so backward has to go through them too.</source>
        <translation>{layer}: {a_prev}의 행마다 수들의 평균을 0, 표준편차를 1로 맞춘 뒤, 저마다 학습한 만큼 늘이고 옮깁니다. 행의 평균과 분산은 그 행의 모든 수에 따라 달라져 역방향 전파도 이를 거쳐야 하므로, 캐시에 {normalized}, {variance} 값을 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the mean and the variance of its row: that is why the row's average, and its share along {normalized}, are taken away from {given}.</source>
        <translation>{da} 값은 캐시의 {normalized} 값과 함께 {dgamma}, {dbeta} 값이 됩니다. 수마다 그 행의 평균과 분산도 움직였습니다. 그래서 {given}에서 행의 평균과 {normalized} 방향의 몫을 뺍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>The mean of the n numbers of every row.</source>
        <translation>행마다 수 n개의 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>How far the numbers of a row are from their mean, squared, on average.</source>
        <translation>행의 수가 평균에서 떨어진 거리를 제곱해 평균을 낸 것입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>g is the gradient of {normalized}. Its average over the row, and what {normalized} explains of it, are taken away: neither can be changed, since mean and deviation of a row are always brought back to 0 and 1.</source>
        <translation>g 값은 {normalized}의 그래디언트입니다. 행에 걸친 g의 평균과 {normalized} 값으로 설명되는 몫을 뺍니다. 행의 평균과 표준편차는 언제나 0과 1로 돌아가므로 둘 다 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>every number of the row took part in its mean and its variance; E holds only ones</source>
        <translation>행의 모든 수가 그 평균과 분산에 들어갔습니다. E는 1로만 채워져 있습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>mean of g over the row</source>
        <translation>행에 걸친 g의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>x̂ × mean of g × x̂ over the row</source>
        <translation>x̂ × 행에 걸친 g × x̂의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>g = γ × da</source>
        <translation>g = γ × da</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>{layer} parts each row of {a_prev} into {groups} groups of {channels} channels or units, brings each group to mean 0 and deviation 1, then scales and moves each channel as it has learnt. {normalized} and {variance} stay in the cache: the mean and variance of a group depend on all its numbers, so backward has to go through them too.</source>
        <translation>{layer} 층은 {a_prev}의 행을 저마다 채널이나 유닛 {channels}개씩 그룹 {groups}개로 나누어 그룹마다 평균 0, 표준편차 1로 맞춘 다음, 학습한 대로 채널마다 곱하고 옮깁니다. 그룹의 평균과 분산은 그룹의 모든 수에 달려 있어 역방향 전파도 이를 거쳐야 하므로 {normalized} 값과 {variance} 값을 캐시에 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the mean and the variance of its group: that is why the group's average, and its share along {normalized}, are taken away from {given}.</source>
        <translation>{da} 값은 캐시의 {normalized} 값과 함께 {dgamma} 값과 {dbeta} 값이 됩니다. 수마다 그룹의 평균과 분산도 움직였으므로, 그룹의 평균과 {normalized} 방향의 몫을 {given} 값에서 뺍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>The mean of the n numbers of every group of a row.</source>
        <translation>행마다, 그룹마다 수 n개의 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>How far the numbers of a group are from their mean, squared, on average.</source>
        <translation>그룹의 수가 평균에서 떨어진 거리의 제곱을 평균한 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>g is the gradient of {normalized}. Its average over the group, and what {normalized} explains of it, are taken away: neither can be changed, since mean and deviation of a group are always brought back to 0 and 1.</source>
        <translation>g는 {normalized}의 그래디언트입니다. 그룹에 걸친 평균과 {normalized} 값으로 설명되는 몫을 뺍니다. 그룹의 평균과 표준편차는 언제나 0과 1로 되돌아가므로 둘 다 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>every number of a group took part in its mean and its variance: so E, which holds only ones, and the product after it join the numbers of one group</source>
        <translation>그룹의 모든 수가 평균과 분산에 관여했습니다. 그래서 1로만 된 E와 그 뒤의 곱은 한 그룹의 수를 잇습니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>mean of g over the group</source>
        <translation>그룹에 걸친 g의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/layer_norm.py"/>
        <source>x̂ × mean of g × x̂ over the group</source>
        <translation>x̂ × 그룹에 걸친 g × x̂의 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>A window of {size} × {size} pixels moves over each channel of {a_prev}, and of each window only the largest number goes on. {a_prev} and {a} stay in the cache: backward has to know which place of each window won.</source>
        <translation>{size} × {size} 픽셀 윈도가 {a_prev}의 채널마다 옮겨 다니며, 윈도마다 가장 큰 수만 넘깁니다. 역방향 전파는 윈도마다 어느 자리가 이겼는지 알아야 하므로 캐시에 {a_prev}, {a} 값을 남깁니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Only the number that won had a part in the loss. So each gradient of {da} goes to the first place of its window that had the largest number, found with the cache; all others get 0.</source>
        <translation>이긴 수만 손실에 관여했습니다. 그래서 {da}의 그래디언트는 저마다 윈도에서 가장 큰 수가 처음 나온 자리로 가고(캐시에서 찾습니다), 나머지는 모두 0입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>The largest number of every window, channel by channel.</source>
        <translation>채널마다, 윈도마다 가장 큰 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>A pixel gets the gradients of the windows in which it won; they add up.</source>
        <translation>픽셀은 자신이 이긴 윈도의 그래디언트를 모두 더해 받습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>1 for the number of each window that won, else 0</source>
        <translation>윈도마다 이긴 수는 1, 나머지는 0</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>the largest</source>
        <translation>가장 큰 수</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>{place} won: backward gives the gradient to it alone.</source>
        <translation>{place}: 이겼습니다. 역방향 전파는 여기에만 그래디언트를 줍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>This pixel is in {windows} windows and won in {won} of them.</source>
        <translation>이 픽셀은 윈도 {windows}개에 들어 있고 그중 {won}개에서 이겼습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>A window of {size} × {size} pixels moves over each channel of {a_prev}, and the mean of each window goes on. Backward needs only the size of the window, so nothing is kept.</source>
        <translation>{size} × {size} 픽셀 윈도가 {a_prev}의 채널마다 옮겨 다니며, 윈도마다 평균을 넘깁니다. 역방향 전파에는 윈도의 크기만 필요하므로 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Each of the {count} pixels of a window had the same share in its mean. So each gets the same share, 1/{count}, of the gradient of {da}; where windows overlap, the shares add up.</source>
        <translation>윈도의 픽셀 {count}개는 평균에 똑같은 몫을 냈습니다. 그래서 저마다 {da}의 그래디언트에서 같은 몫인 1/{count}씩 받고, 윈도가 겹치는 곳에서는 몫을 더합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>The mean of every window, channel by channel.</source>
        <translation>채널마다, 윈도마다 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>A pixel gets its share of the gradients of all windows in which it is.</source>
        <translation>픽셀은 자신이 든 모든 윈도의 그래디언트에서 몫을 받습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>the same share, 1/{count}, for every number of a window</source>
        <translation>윈도의 수마다 같은 몫, 1/{count}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Each channel of {a_prev} becomes one number, the mean of its {pixels} pixels: how strongly the feature was found anywhere. Backward needs only their count, so nothing is kept.</source>
        <translation>{a_prev}의 채널마다 픽셀 {pixels}개의 평균인 수 하나가 됩니다. 그 특성이 어디에서든 얼마나 강하게 나타났는지입니다. 역방향 전파에는 픽셀 수만 필요하므로 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>All {pixels} pixels of a channel had the same share in its mean, so each gets the same share of the gradient {da}: 1/{pixels} of it.</source>
        <translation>채널의 픽셀 {pixels}개는 평균에 똑같은 몫을 냈으므로, 저마다 그래디언트 {da}에서 같은 몫인 1/{pixels}씩 받습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>The mean of every channel.</source>
        <translation>채널마다 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Every pixel of a channel gets the same share of its gradient.</source>
        <translation>채널의 픽셀은 모두 그 채널의 그래디언트에서 같은 몫을 받습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>the same share, 1/{count}, for every pixel of a channel</source>
        <translation>채널의 픽셀마다 같은 몫, 1/{count}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>channel {c}</source>
        <translation>채널 {c}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Each channel of {a_prev} becomes one number, the largest of its pixels: whether the feature was found anywhere. The place of it stays in the cache: backward has to know which pixel won.</source>
        <translation>{a_prev}의 채널마다 픽셀 가운데 가장 큰 수 하나가 됩니다. 그 특성이 어디에서든 나타났는지입니다. 그 자리를 캐시에 남깁니다. 역방향 전파가 어느 픽셀이 이겼는지 알아야 하기 때문입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>Only the pixel that won had a part in the loss. So the gradient {da} of each channel goes to the first pixel that had its largest number; all others get 0.</source>
        <translation>이긴 픽셀만 손실에 관여했습니다. 그래서 채널마다 그래디언트 {da} 값은 가장 큰 수가 처음 나온 픽셀로 가고, 나머지는 모두 0입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>The largest number of every channel.</source>
        <translation>채널마다 가장 큰 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>The pixel that won gets the whole gradient of its channel, all others 0.</source>
        <translation>이긴 픽셀이 채널의 그래디언트를 모두 받고, 나머지는 0입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>1 for the pixel of each channel that won, else 0</source>
        <translation>채널마다 이긴 픽셀은 1, 나머지는 0</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/pooling.py"/>
        <source>{place} won, and not this pixel.</source>
        <translation>{place}: 이 픽셀이 아니라 여기가 이겼습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/shapes.py"/>
        <source>The numbers of {a_prev} stay as they are; only their shape changes, from {before} to {after}. Nothing has to be kept for backward.</source>
        <translation>{a_prev}의 수는 그대로 두고 모양만 바꿉니다: {before} → {after}. 역방향 전파를 위해 남길 것은 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/shapes.py"/>
        <source>{da} has one gradient for each number, and gets the shape back in which the numbers came: {shape}.</source>
        <translation>{da}에는 수마다 그래디언트가 하나씩 있고, 수가 들어올 때의 모양을 되찾습니다: {shape}.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/shapes.py"/>
        <source>The same numbers in another shape.</source>
        <translation>모양만 다른 같은 수입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/layers/shapes.py"/>
        <source>The same gradients in the shape that came in.</source>
        <translation>들어온 모양으로 되돌린 같은 그래디언트입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/base.py"/>
        <source>One number for the whole mini-batch: the mean of what each row costs.</source>
        <translation>미니배치 전체에 수 하나: 각 행의 손실을 평균 낸 값입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/base.py"/>
        <source>row {row}, {name}</source>
        <translation>행 {row}, {name}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/base.py"/>
        <source>The penalties of the weights are no part of this mean; they are added to the gradients of the weights.</source>
        <translation>가중치의 페널티는 이 평균에 들어가지 않습니다. 가중치의 그래디언트에 더해집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>The {loss} is small where the right class has a probability near 1, and grows without limit as that nears 0; it is averaged over the rows. The loss and the last activation are gone back through together: backward begins with {gradient}, how the loss would change with each {z}.</source>
        <translation>{loss} 손실은 정답 클래스의 확률이 1에 가까우면 작고, 0에 가까워질수록 끝없이 커지며, 행에 걸쳐 평균을 냅니다. 손실과 마지막 활성화는 함께 거슬러 갑니다. 역방향 전파는 {z}마다 그에 따라 손실이 어떻게 달라지는지인 {gradient}에서 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>The derivative of the loss times that of the last activation comes to the difference between what the network gave and the targets, smoothed or weighted as the settings say. It is computed so, since going through the activation would lose digits near 0 and 1.</source>
        <translation>손실의 도함수에 마지막 활성화 함수의 도함수를 곱하면, 신경망이 낸 값과 타깃의 차가 됩니다. 타깃은 설정에 따라 부드럽게 하거나 가중한 것입니다. 활성화 함수를 따로 거슬러 가면 0과 1 가까이에서 유효 숫자를 잃으므로 이렇게 계산합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>The derivative of the loss times that of the last activation is nothing but the difference between what the network gave and what it should give. It is computed so, since going through the activation would lose digits where a probability is near 0 or 1.</source>
        <translation>손실의 도함수에 마지막 활성화 함수의 도함수를 곱하면, 다름 아닌 신경망이 낸 값과 내야 할 값의 차가 됩니다. 활성화 함수를 따로 거슬러 가면 확률이 0이나 1에 가까운 곳에서 유효 숫자를 잃으므로 이렇게 계산합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>− target</source>
        <translation>− 타깃</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>− target, smoothed and weighted</source>
        <translation>− 타깃(스무딩과 가중치 적용)</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>The focal loss is a cross-entropy in which a row counts the less, the more certain its right class already is: the logarithm of the probability p is multiplied by (1 − p) to the power of γ = {gamma}. So training turns to the rows that are still wrong. Backward begins with {gradient}.</source>
        <translation>포컬 손실은 정답 클래스가 이미 확실한 행일수록 적게 세는 교차 엔트로피입니다. 확률 p의 로그에 (1 − p)의 γ = {gamma} 제곱을 곱합니다. 그래서 학습은 아직 틀리는 행에 집중합니다. 역전파는 {gradient}에서 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>The difference between what the network gave and what it should give, as of a cross-entropy, times a factor f of each row that nears 0 as the probability p of its right class nears 1.</source>
        <translation>교차 엔트로피처럼 신경망이 낸 값과 내야 할 값의 차이에 행마다 계수 f를 곱합니다. 정답 클래스의 확률 p가 1에 가까워지면 f는 0에 가까워집니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/cross_entropy.py"/>
        <source>× f = {factor}</source>
        <translation>× f = {factor}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/distance.py"/>
        <source>The {loss} says in one number how far the outputs are from the targets y, averaged over the rows. Its derivative, {gradient}, is where backward begins: how the loss would change with each output.</source>
        <translation>{loss} 손실은 출력이 타깃 y에서 얼마나 떨어져 있는지를 행에 걸쳐 평균 낸 수 하나로 알려 줍니다. 그 도함수 {gradient}에서 역방향 전파가 시작됩니다. 출력마다 그에 따라 손실이 어떻게 달라지는지입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/distance.py"/>
        <source>How the loss of each row would change with the outputs of that row. The mean over the rows is taken later, where weights are reached.</source>
        <translation>각 행의 출력에 따라 그 행의 손실이 어떻게 달라지는지입니다. 행에 걸친 평균은 나중에 가중치에 이를 때 냅니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/distance.py"/>
        <source>× 2</source>
        <translation>× 2</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/distance.py"/>
        <source>only the sign counts</source>
        <translation>부호만 남김</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/losses/distance.py"/>
        <source>cut off at −1 and 1</source>
        <translation>−1과 1에서 자름</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>There is no activation function: {a} is {z} as it is.</source>
        <translation>활성화 함수가 없으므로 {a} 는 {z} 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{activation} turns the {z} of each row into probabilities, {a}.</source>
        <translation>{activation} 함수가 각 행의 {z} 값을 확률 {a} 로 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{activation} of the result, {z}, gives {a}.</source>
        <translation>그 결과인 {z} 에 {activation} 함수를 적용한 것이 {a} 입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{a_prev} stays in the cache, since backward needs {what}. {z} lies there too, but no slope of {activation} is taken at it: loss and {activation} are gone back through together.</source>
        <translation>역방향 계산에 필요한 것이 캐시에 남습니다: {a_prev} ({what}). {z} 도 캐시에 있지만 거기서 {activation} 함수의 기울기를 구하지는 않습니다. 손실과 {activation} 함수를 한꺼번에 거슬러 가기 때문입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{a_prev} stays in the cache, since backward needs {what}. {z} lies there too, but without an activation function there is no slope to take at it.</source>
        <translation>역방향 계산에 필요한 것이 캐시에 남습니다: {a_prev} ({what}). {z} 도 캐시에 있지만 활성화 함수가 없으므로 구할 기울기가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{z} and {a_prev} stay in the cache, since backward needs the probabilities that came of {z}, and {what}.</source>
        <translation>{z} 및 {a_prev} 값이 캐시에 남습니다. 역방향에는 {z} 에서 나온 확률과 다음이 필요합니다: {what}.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{z} and {a_prev} stay in the cache, since backward needs the slope of {activation} at {z}, and {what}.</source>
        <translation>{z} 및 {a_prev} 값이 캐시에 남습니다. 역방향에는 {z} 에서의 {activation} 함수 기울기와 다음이 필요합니다: {what}.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{dz} says how the loss would change with {z} of {layer}: the loss has gone back through {activation} already.</source>
        <translation>{dz} 는 {layer} 층의 {z} 에 따라 손실이 어떻게 바뀌는지 말해 줍니다. 손실은 이미 {activation} 함수를 거슬러 왔습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{da} says how the loss would change with {a} of {layer}, and so with {z}, which is the same.</source>
        <translation>{da} 는 {layer} 층의 {a} 에 따라 손실이 어떻게 바뀌는지 말해 줍니다. {z} 도 같은 값이므로 마찬가지입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{da} says how the loss would change with {a} of {layer}; with these probabilities it becomes {dz}, the same for {z}.</source>
        <translation>{da} 는 {layer} 층의 {a} 에 따라 손실이 어떻게 바뀌는지 말해 줍니다. 이 확률들로 {z} 에 대한 그래디언트 {dz} 를 구합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{da} says how the loss would change with {a} of {layer}; times the slope at {z} from the cache it becomes {dz}, the same for {z}.</source>
        <translation>{da} 는 {layer} 층의 {a} 에 따라 손실이 어떻게 바뀌는지 말해 줍니다. 여기에 캐시의 {z} 에서의 기울기를 곱하면 {z} 에 대한 그래디언트 {dz} 가 됩니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{activation} is applied to every number of {z} on its own.</source>
        <translation>{z}의 모든 수에 {activation} 함수를 하나씩 따로 적용합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>This layer has no activation function: {a} is {z} as it is.</source>
        <translation>이 층에는 활성화 함수가 없습니다. {a} 값은 {z} 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>softmax turns the {z} of each row into probabilities: every one is positive, and together they make 1.</source>
        <translation>softmax는 각 행의 {z} 값을 확률로 바꿉니다. 모두 양수이고, 더하면 1이 됩니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>Without an activation function {da} is the gradient of {z}.</source>
        <translation>활성화 함수가 없으므로 {da} 값이 그대로 {z}의 그래디언트입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>Every {z} moves all probabilities of its row, since together they stay 1. So from each {da} goes the mean of all {da} of the row, each weighed by its probability, and the difference counts as much as the unit's own probability.</source>
        <translation>{z} 하나하나가 그 행의 확률을 모두 움직입니다. 확률의 합은 늘 1이기 때문입니다. 그래서 각 {da} 에서, 그 행의 모든 {da} 를 확률로 가중한 평균을 빼고, 그 차에 그 유닛 자신의 확률을 곱합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>The slope of {activation} at {z}, kept in the cache, says how much of {da} passes: a number whose slope is 0 passes nothing.</source>
        <translation>캐시에 둔 {z}에서 {activation}의 기울기가 {da} 값을 얼마나 통과시킬지 정합니다. 기울기가 0인 수는 아무것도 통과시키지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>the slope of {activation} at every number of {z}</source>
        <translation>{z}의 수마다 {activation}의 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>no activation function: {a} is {z} as it is</source>
        <translation>활성화 함수 없음: {a} 는 {z} 그대로입니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>the derivative of softmax: every output depends on every number of {z}</source>
        <translation>softmax 함수의 도함수: 모든 출력이 {z} 의 모든 수에 따라 달라집니다</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>z is not above 0, so ReLU gives 0: this unit is silent for this row.</source>
        <translation>z가 0보다 크지 않으므로 ReLU는 0을 냅니다. 이 유닛은 이 행에서 아무 반응도 하지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{unit}: {part} / {whole}</source>
        <translation>{unit}: {part} / {whole}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>The largest z is subtracted from all, which changes nothing but keeps e^z from overflowing.</source>
        <translation>가장 큰 z를 모두에서 뺍니다. 결과는 달라지지 않고, e^z가 넘치는 것만 막습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>from behind</source>
        <translation>뒤에서 온 값</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>slope of {activation}</source>
        <translation>{activation}의 기울기</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{unit} lets nothing through here: the slope of {activation} is 0.</source>
        <translation>{unit}: 여기서는 아무것도 통과하지 못합니다. {activation}의 기울기가 0입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>product</source>
        <translation>곱</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/activated.py"/>
        <source>{a} × ({da} − sum)</source>
        <translation>{a} × ({da} − 합)</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Nothing before this layer learns, so nothing is handed on.</source>
        <translation>{da} 값은 캐시의 {normalized} 값과 함께 {dgamma}, {dbeta} 값이 됩니다. 이 층 앞에는 학습하는 층이 없으므로 아무것도 넘기지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>Without their mean and in units of their deviation; ε = {epsilon} keeps the division from failing where all are alike.</source>
        <translation>평균을 빼고 표준편차로 나눕니다. ε = {epsilon} 값은 수가 모두 같을 때 나눗셈이 깨지지 않게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>{gamma} and {beta} are learnt: they let the network choose another deviation and mean.</source>
        <translation>{gamma}, {beta} 값은 학습됩니다. 신경망이 다른 표준편차와 평균을 고를 수 있게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>{gamma} is multiplied with {normalized}, so its gradient is {da} times that, averaged over the m rows.</source>
        <translation>{gamma}: {normalized} 값에 곱해지므로, 그래디언트는 {da} 값에 그것을 곱해 행 m개에 걸쳐 평균을 낸 것입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>{beta} is added in every row, so its gradient is the mean of {da}.</source>
        <translation>{beta}: 모든 행에 더해지므로, 그래디언트는 {da}의 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>÷ √(σ² + ε) = {root}</source>
        <translation>÷ √(σ² + ε) = {root}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>− mean</source>
        <translation>− 평균</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>row {row}, unit {unit}</source>
        <translation>행 {row}, 유닛 {unit}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/normalization.py"/>
        <source>row {row}, pixel {i}, {j} of channel {c}</source>
        <translation>행 {row}, 채널 {c}의 픽셀 {i}, {j}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/weighted.py"/>
        <source>+ L1 penalty {l1} × sign of W</source>
        <translation>+ L1 페널티 {l1} × W의 부호</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/shared/weighted.py"/>
        <source>+ L2 penalty {l2} × W</source>
        <translation>+ L2 페널티 {l2} × W</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>{formula}</source>
        <translation>{formula}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>Every number that is learnt moves once against its gradient, so that the loss of this mini-batch becomes smaller; the learning rate α says how far. {optimizer}</source>
        <translation>학습되는 수는 저마다 그래디언트의 반대 방향으로 한 걸음 움직여 이 미니배치의 손실을 줄입니다. 학습률 α가 걸음의 크기를 정합니다. {optimizer}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>Clipping keeps {gradient} within the limit {limit}.</source>
        <translation>클리핑은 {gradient} 값을 한도 {limit} 안에 둡니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>Weight decay adds the share λ = {decay} of {key} to its gradient {gradient}, so that large numbers become smaller.</source>
        <translation>가중치 감쇠는 {key} 값의 λ = {decay} 만큼을 그래디언트 {gradient} 에 더해, 큰 수가 작아지게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>Clipping keeps the gradient within the limit {limit}. {more}</source>
        <translation>클리핑은 그래디언트를 한도 {limit} 안에 둡니다. {more}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>{key} moves against {gradient}.</source>
        <translation>{key}: {gradient}의 반대 방향으로 움직입니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>{key} moves against {gradient}, with {constants}.</source>
        <translation>{key}: {gradient}의 반대 방향으로 움직입니다({constants}).</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>α × move</source>
        <translation>α × 이동</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>as computed above</source>
        <translation>위에서 계산한 대로</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>the whole gradient is shortened to the limit: g = {gradient} × {factor}</source>
        <translation>그래디언트 전체를 한도에 맞춰 줄임: g = {gradient} × {factor}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>{gradient} is cut off at the limit: g</source>
        <translation>{gradient} 값을 한도에서 자름: g</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/maths/updates.py"/>
        <source>weight decay: g = {gradient} + {decay} × {weight}</source>
        <translation>가중치 감쇠: g = {gradient} + {decay} × {weight}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/planner.py"/>
        <source>These rows were chosen, and go through the network together. The layers behave as in prediction: nothing is silenced, and BatchNorm takes its running mean and variance. The gradients say what these rows would change; no weight moves.</source>
        <translation>선택한 행들이 함께 신경망을 지나갑니다. 층은 예측할 때처럼 동작합니다. 아무것도 끄지 않고, BatchNorm은 이동 평균과 이동 분산을 씁니다. 그래디언트는 이 행들이 무엇을 바꿀지 말해 주며, 가중치는 움직이지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/planner.py"/>
        <source>An iteration begins with a mini-batch: a few rows of the table, from which the network learns before it sees the next ones. Each epoch deals all training rows out anew.</source>
        <translation>반복은 미니배치에서 시작합니다. 미니배치는 표의 행 몇 개이고, 신경망은 다음 행들을 보기 전에 이 행들에서 먼저 배웁니다. 에포크마다 모든 훈련 행을 새로 나누어 줍니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/planner.py"/>
        <source>The columns of a[0] are the inputs of these rows, scaled and encoded as the data panel says; y holds what the network should answer for each.</source>
        <translation>a[0] 의 열은 이 행들의 입력이며, 데이터 패널에 적힌 대로 스케일링하고 인코딩한 값입니다. y 에는 각 행에 대해 신경망이 내야 할 답이 들어 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/planner.py"/>
        <source>{layer} feeds several layers, so the loss depends on its output in several ways: their gradients add up.</source>
        <translation>{layer}: 여러 층으로 이어지므로 손실은 그 출력에 여러 경로로 영향을 받습니다. 그래서 경로별 그래디언트를 더합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/sums.py"/>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/sums.py"/>
        <source>÷ {name} = {by}</source>
        <translation>÷ {name} = {by}</translation>
    </message>
    <message>
        <location filename="../../engine/stepping/sums.py"/>
        <source>pixel {i}, {j} of channel {c}</source>
        <translation>채널 {c}의 픽셀 {i}, {j}</translation>
    </message>
    <message>
        <location filename="../../engine/training/control.py"/>
        <source>Stopped.</source>
        <translation>중지했습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>With a patience of {patience} epochs the run stops now and goes back to the weights of epoch {best}.</source>
        <translation>조기 종료를 {patience}에포크로 설정하면 학습이 지금 멈추고 {best}번째 에포크의 가중치로 돌아갑니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>Stop early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>Dropout layers of {rate} in front of the later Dense layers silence units by chance, so that none is relied on.</source>
        <translation>뒤쪽 Dense 층 앞에 놓는 비율 {rate}의 Dropout 층은 유닛을 무작위로 꺼서 어느 유닛에도 의존하지 않게 합니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>Add dropout</source>
        <translation>Dropout 추가</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>Half the units in each hidden layer leave less room to learn rows by heart.</source>
        <translation>각 은닉층의 유닛을 절반으로 줄이면 훈련 행을 통째로 외울 여지가 줄어듭니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/remedies.py"/>
        <source>Halve the units</source>
        <translation>유닛 절반으로 줄이기</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/trained_by.py"/>
        <source>NumPy trained this run so far and the compiled core goes on: the last digits may differ from those that NumPy would have come to.</source>
        <translation>지금까지 NumPy로 학습한 실행을 컴파일된 코어로 이어 갑니다. NumPy로 계속했을 때와 마지막 자릿수가 다를 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/observation/trained_by.py"/>
        <source>The compiled core trained this run so far and NumPy goes on: the last digits may differ from those that the compiled core would have come to.</source>
        <translation>지금까지 컴파일된 코어로 학습한 실행을 NumPy로 이어 갑니다. 컴파일된 코어로 계속했을 때와 마지막 자릿수가 다를 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, of another network</source>
        <translation>{file}, 타깃 {target}, 다른 신경망</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, before the network was changed</source>
        <translation>{file}, 타깃 {target}, 신경망을 바꾸기 전</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, with another seed or loss</source>
        <translation>{file}, 타깃 {target}, 다른 시드나 손실</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, with another split</source>
        <translation>{file}, 타깃 {target}, 다른 분할</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, with columns prepared otherwise</source>
        <translation>{file}, 타깃 {target}, 다르게 준비한 열</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}, as the file was then</source>
        <translation>{file}(당시의 내용), 타깃 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/belonging.py"/>
        <source>{file}, target {target}</source>
        <translation>{file}, 타깃 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/run_result.py"/>
        <source>Finished all {epochs} epochs.</source>
        <translation>{epochs}에포크를 모두 마쳤습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/run_result.py"/>
        <source>No better epoch for {patience} epochs: stopped early.</source>
        <translation>{patience}에포크 동안 나아지지 않아 조기 종료했습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/run_result.py"/>
        <source>{reason} Restored the weights of epoch {best}, the best on the validation rows.</source>
        <translation>{reason} 검증 행에서 가장 좋았던 {best}번째 에포크의 가중치로 되돌렸습니다.</translation>
    </message>
    <message>
        <location filename="../../engine/training/state/run_result.py"/>
        <source>The loss is no longer a finite number at iteration {step}: the learning rate {rate} is probably too large. The last good weights were kept; lower the rate and press Train.</source>
        <translation>{step}번째 반복에서 손실이 더 이상 유한한 수가 아닙니다. 학습률 {rate}: 너무 큰 듯합니다. 마지막으로 정상이던 가중치를 남겼으니, 학습률을 낮추고 학습을 누르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/files.py"/>
        <source>There are no trained weights yet: press Train first, then export.</source>
        <translation>아직 학습된 가중치가 없습니다. 먼저 학습을 누른 뒤 내보내세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/files.py"/>
        <source>The weights were exported to {path}.</source>
        <translation>{path}: 가중치를 내보냈습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/files.py"/>
        <source>The weights of the run on {origin} were exported to {path}.</source>
        <translation>{path}: 이전 학습의 가중치를 내보냈습니다({origin}).</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Changed since the start: training goes on with the network as it was; Reset begins with the new one.</source>
        <translation>시작한 뒤 바뀌었습니다. 학습은 원래 신경망으로 계속하고, 재설정하면 새 신경망으로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Changed since the start: training goes on with the seed and the loss it began with; Reset begins with the new ones.</source>
        <translation>시작한 뒤 바뀌었습니다. 학습은 원래 시드와 손실로 계속하고, 재설정하면 새 값으로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The weights of iteration {step} were given up.</source>
        <translation>{step}번째 반복의 가중치를 버렸습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The weights of iteration {step} were given up (run on {origin}).</source>
        <translation>{step}번째 반복의 가중치를 버렸습니다(이전 학습: {origin}).</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Bring them back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Bring the run back</source>
        <translation>학습 되살리기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Go back to the run</source>
        <translation>그 학습으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The data are not as they were when the weights were trained. The weights are kept and can be exported; Train begins anew.</source>
        <translation>데이터가 가중치를 학습할 때와 다릅니다. 가중치는 남아 있어 내보낼 수 있고, 학습을 누르면 새로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The weights in the file are of a run on {origin}. They are kept and can be exported; Train begins anew.</source>
        <translation>파일의 가중치는 다른 학습의 것입니다({origin}). 가중치는 남아 있어 내보낼 수 있고, 학습을 누르면 새로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Back to that run</source>
        <translation>그 학습으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The run that belongs to what is open now was set aside.</source>
        <translation>지금 연 데이터와 신경망의 학습을 따로 보관하고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The curves are those of the run on {origin}. It is kept; Train begins anew with what is open now.</source>
        <translation>곡선은 이전 학습의 것입니다({origin}). 그 학습은 보관됩니다. 학습을 누르면 지금 연 것으로 새로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Continue with the changed network</source>
        <translation>바뀐 신경망으로 계속</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>The network was changed after the training: Train begins anew with it.</source>
        <translation>학습한 뒤 신경망이 바뀌었습니다. 학습을 누르면 바뀐 신경망으로 새로 시작합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Changed since the start: training goes on with the network as it was.</source>
        <translation>시작한 뒤 바뀌었습니다. 학습은 원래 신경망으로 계속합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>Reset</source>
        <translation>재설정</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>All layers keep their weights.</source>
        <translation>모든 층의 가중치가 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>{layer} starts anew; all other layers keep their weights.</source>
        <translation>{layer} 층만 새로 시작하고, 다른 층의 가중치는 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/former_runs.py"/>
        <source>{layers} and {last} start anew; all other layers keep their weights.</source>
        <translation>{layers}, {last} 층은 새로 시작하고, 다른 층의 가중치는 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/file_predictor.py"/>
        <source>There is no trained network yet: open a table and press Train first.</source>
        <translation>학습된 네트워크가 아직 없습니다. 먼저 표를 열고 학습을 누르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>the worst {shown} of {count} rows</source>
        <translation>행 {count}개 중 손실이 가장 큰 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>1 row</source>
        <translation>행 1개</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>{count} rows</source>
        <translation>행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>{row}, changed</source>
        <translation>{row}, 바뀜</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/row_selection.py"/>
        <source>The network has changed, so the heat maps show test rows no longer.</source>
        <translation>신경망이 바뀌어 히트맵에 테스트 행을 더 이상 표시하지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/temperature_work.py"/>
        <source>There are no validation rows to fit the temperature on; change the split under Options.</source>
        <translation>온도를 맞출 검증 행이 없습니다. 옵션에서 분할을 바꾸세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/temperature_work.py"/>
        <source>Fit the temperature</source>
        <translation>온도 맞추기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/judging/temperature_work.py"/>
        <source>Temperature {temperature}, fitted on the validation rows ({rows}): their calibration error goes from {before} to {after}.</source>
        <translation>검증 행 {rows}개에 온도를 맞추었습니다. 온도: {temperature}, 보정 오차: {before} → {after}</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>Watch</source>
        <translation>관찰</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>Full</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>10 it/s</source>
        <translation>초당 10회</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>1 it/s</source>
        <translation>초당 1회</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>There is not enough memory to go on; use fewer units or smaller batches.</source>
        <translation>메모리가 부족해 계속할 수 없습니다. 유닛을 줄이거나 배치를 작게 하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/training_session.py"/>
        <source>Training stopped at iteration {step} because of an error in the program ({error}); your project is unharmed.</source>
        <translation>프로그램 오류({error})로 {step}번째 반복에서 학습이 중단되었습니다. 프로젝트는 무사합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/unavailable.py"/>
        <source>Step to the backward pass first: no gradient has been computed yet.</source>
        <translation>먼저 역방향 전파까지 나아가세요. 아직 계산된 그래디언트가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/unavailable.py"/>
        <source>Choose rows of a trained network first: the page Evaluate lists those behind each figure.</source>
        <translation>학습한 신경망의 행을 먼저 선택하세요. 평가 페이지가 각 수치에 해당하는 행을 나열합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/unavailable.py"/>
        <source>Step through an iteration first: there are no numbers to report yet.</source>
        <translation>먼저 반복을 한 단계씩 살펴보세요. 아직 보고서에 담을 수가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/work/background.py"/>
        <source>An error in the program ({error}) stopped this; your project is unharmed.</source>
        <translation>프로그램 오류({error})로 작업이 중단되었습니다. 프로젝트는 무사합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/work/data_loader.py"/>
        <source>{file} could not be used because of a fault in Layerscope ({error}); try another file or report the details.</source>
        <translation>{file}: Layerscope의 결함({error}) 때문에 쓸 수 없습니다. 다른 파일을 써 보거나 자세한 내용을 알려 주세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/work/process.py"/>
        <source>The work ended before its time, as for want of memory; try it with fewer rows.</source>
        <translation>메모리가 모자란 경우처럼 작업이 도중에 끝났습니다. 더 적은 행으로 해 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>Bring the old network back</source>
        <translation>이전 신경망 되살리기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>Back at epoch {epoch}; Resume goes on from there.</source>
        <translation>에포크 {epoch} 상태로 돌아왔습니다. 계속을 누르면 거기서 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>Back to epoch {epoch}</source>
        <translation>에포크 {epoch} 상태로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>{layer}: {name} at {where} was {before} and is {value} now.</source>
        <translation>{layer}: 위치 {where}의 {name} 값이 바뀌었습니다: {before} → {value}.</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>Put it back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <location filename="../../gui/bench/workbench.py"/>
        <source>Open {name}</source>
        <translation>{name} 열기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/canvas.py"/>
        <source>Make the drawing larger; from 120 % each unit is a picture of what it has learnt</source>
        <translation>그림을 크게 합니다. 120 %부터는 각 유닛이 학습한 것을 그림으로 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>{layer}, unit {unit}</source>
        <translation>{layer}, 유닛 {unit}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>{source} → {target}</source>
        <translation>{source} → {target}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>{unit}: bias</source>
        <translation>{unit}: 편향</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>{layer}, map {map}</source>
        <translation>{layer}, 특성 맵 {map}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>bias {bias}</source>
        <translation>편향 {bias}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>strongest weight {weight}, from {source}</source>
        <translation>가장 강한 가중치 {weight}, {source}에서</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>weight {weight}</source>
        <translation>가중치 {weight}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>gradient {gradient}</source>
        <translation>그래디언트 {gradient}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>{share} of z = {z}, {row}</source>
        <translation>z = {z} 중 {share}, {row}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>most varied {shown} of {total:,} columns</source>
        <translation>열 {total:,}개 중 변화가 큰 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>most varied {shown} of {total:,} units</source>
        <translation>유닛 {total:,}개 중 변화가 큰 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/detail/unit_texts.py"/>
        <source>strongest {drawn} of {count:,} weights</source>
        <translation>가중치 {count:,}개 중 강한 {drawn}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/clipboard.py"/>
        <source>There are no layers on the clipboard: select cards and copy them first.</source>
        <translation>클립보드에 층이 없습니다. 먼저 카드를 선택해 복사하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Insert {layer}</source>
        <translation>{layer} 삽입</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Add {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Insert {count} layers</source>
        <translation>층 {count}개 삽입</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>The input stays: it stands for the data.</source>
        <translation>입력은 데이터를 나타내므로 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Delete connections</source>
        <translation>연결 삭제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Delete {layer}</source>
        <translation>{layer} 삭제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Delete {count} layers</source>
        <translation>층 {count}개 삭제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Move {layer}</source>
        <translation>{layer} 이동</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Move {count} layers</source>
        <translation>층 {count}개 이동</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Tidy up</source>
        <translation>정리</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Connect {source} to {target}</source>
        <translation>{source} → {target} 연결</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Repeat the block × {copies}</source>
        <translation>블록 반복 × {copies}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Fold {group}</source>
        <translation>{group} 접기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Unfold {group}</source>
        <translation>{group} 펼치기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Select a group to fold it: a block that was repeated.</source>
        <translation>접을 그룹, 곧 반복된 블록을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Select a group to take its frame away.</source>
        <translation>테두리를 없앨 그룹을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Ungroup</source>
        <translation>그룹 해제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Duplicate {layer}</source>
        <translation>{layer} 복제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Select a layer other than the input to copy it.</source>
        <translation>복사하려면 입력이 아닌 층을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Duplicate {count} layers</source>
        <translation>층 {count}개 복제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Paste {layer}</source>
        <translation>{layer} 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/editor.py"/>
        <source>Paste {count} layers</source>
        <translation>층 {count}개 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/group_commands.py"/>
        <source>Repeat this block</source>
        <translation>이 블록 반복</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/group_commands.py"/>
        <source>How many times should it stand in a row?</source>
        <translation>몇 번 이어서 둘까요?</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/group_commands.py"/>
        <source>Repeat</source>
        <translation>반복</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/group_commands.py"/>
        <source>Times in a row</source>
        <translation>이어지는 횟수</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_finder.py"/>
        <source>Name of the layer to add</source>
        <translation>추가할 층의 이름</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_finder.py"/>
        <source>Layers that fit here</source>
        <translation>여기에 맞는 층</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_finder.py"/>
        <source>No layer is called that.</source>
        <translation>그런 이름의 층이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_search.py"/>
        <source>layer between {source} and {target}</source>
        <translation>{source} → {target} 사이의 층</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_search.py"/>
        <source>layer after {layer}</source>
        <translation>{layer} 뒤의 층</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_search.py"/>
        <source>layer before {layer}</source>
        <translation>{layer} 앞의 층</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/layer_search.py"/>
        <source>name of a layer</source>
        <translation>층 이름</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Connect to</source>
        <translation>연결할 층</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Disconnect the two layers</source>
        <translation>두 층의 연결을 끊습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Connect the two layers</source>
        <translation>두 층을 연결합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Add after</source>
        <translation>뒤에 추가</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Copy the selected layers</source>
        <translation>선택한 층을 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Copy and paste at once</source>
        <translation>복사와 붙여넣기를 한 번에 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Take away all its connections</source>
        <translation>모든 연결 끊기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Delete the selected layers</source>
        <translation>선택한 층을 삭제합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Let the selected layers stand several times in a row, as a group that folds to one card</source>
        <translation>선택한 층들을 여러 번 이어서 둡니다. 카드 하나로 접히는 그룹이 됩니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Repeat this block…</source>
        <translation>이 블록 반복…</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Unfold</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Fold</source>
        <translation>폴드</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Show its layers</source>
        <translation>안의 층을 보입니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Fold it to one card</source>
        <translation>카드 하나로 접습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Take the frame away; the layers stay</source>
        <translation>테두리를 없앱니다. 층은 남습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Insert</source>
        <translation>삽입</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Add here</source>
        <translation>여기에 추가</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Paste layers here</source>
        <translation>층을 여기에 붙여넣습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Select every layer</source>
        <translation>모든 층을 선택합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Put the layers in columns, branches below one another</source>
        <translation>층을 열로 놓고 갈래는 위아래로 놓습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Fit</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Show the whole drawing</source>
        <translation>그림 전체를 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Copy as a picture</source>
        <translation>그림으로 복사</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Copy the whole drawing, as SVG and in pixels</source>
        <translation>그림 전체를 SVG와 픽셀로 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Save a picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/menus.py"/>
        <source>Save the drawing as SVG or PNG</source>
        <translation>그림을 SVG나 PNG로 저장합니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/picture_commands.py"/>
        <source>There is nothing to copy yet: add a layer first.</source>
        <translation>아직 복사할 것이 없습니다. 먼저 층을 추가하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editing/picture_commands.py"/>
        <source>Drawing of the network</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/minimap.py"/>
        <source>Map of the drawing</source>
        <translation>그림 지도</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/minimap.py"/>
        <source>Click or drag to look at another part of the drawing</source>
        <translation>누르거나 끌어서 그림의 다른 부분을 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/pictures.py"/>
        <source>As it looks</source>
        <translation>보이는 그대로</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/pictures.py"/>
        <source>Plain figure, black on white</source>
        <translation>단순 그림, 흰 바탕에 검정</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/pictures.py"/>
        <source>Plain figure, units as circles</source>
        <translation>단순 그림, 유닛을 원으로</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/plain_figure.py"/>
        <source>{count:,} parameters</source>
        <translation>매개변수 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/figure/plain_figure.py"/>
        <source>{count:,} features</source>
        <translation>특성 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/groups/scene_groups.py"/>
        <source>{count:,} layers</source>
        <translation>층 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/groups/scene_groups.py"/>
        <source>Block × {copies}</source>
        <translation>블록 × {copies}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/groups/scene_groups.py"/>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>no data yet</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>size unknown</source>
        <translation>크기 모름</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{count:,} units</source>
        <translation>유닛 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{layer}: gets its width from the data.</source>
        <translation>{layer}: 너비는 데이터에서 정해집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{layer}: {count:,} prepared features per row.</source>
        <translation>{layer}: 행마다 전처리된 특성 {count:,}개입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>All of its shape and its parameters are known once there is data.</source>
        <translation>데이터가 있어야 모양과 매개변수 수를 모두 알 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Its size is not known yet: that takes a path from the input that fits together.</source>
        <translation>크기를 아직 알 수 없습니다. 입력에서부터 크기가 맞게 이어져야 합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{before} in → {after} out</source>
        <translation>입력 {before}개 → 출력 {after}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{count:,} parameters: {parts}</source>
        <translation>매개변수 {count:,}개: {parts}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>healthy</source>
        <translation>정상</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>No unit is dead and few are saturated.</source>
        <translation>죽은 유닛이 없고 포화된 유닛도 적습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>healthy · {ratio}</source>
        <translation>정상 · {ratio}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>The last update changed the weights by {ratio} of their length.</source>
        <translation>마지막 업데이트가 가중치를 크기의 {ratio}만큼 바꾸었습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Most outputs lie at the ends of the activation, where its slope is almost 0, so learning is slow. Try a lower learning rate, Xavier initialisation or ReLU.</source>
        <translation>출력 대부분이 기울기가 거의 0인 활성화의 양 끝에 있어 학습이 느립니다. 학습률을 낮추거나 Xavier 초기화나 ReLU를 써 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{percent} % saturated</source>
        <translation>{percent} % 포화</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>The gradient is very long: updates overshoot. Try a lower learning rate.</source>
        <translation>그래디언트가 매우 길어 업데이트가 지나칩니다. 학습률을 낮춰 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>gradient too large</source>
        <translation>그래디언트가 너무 큼</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>too large</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Each update changes the weights by more than a tenth. Try a lower learning rate.</source>
        <translation>업데이트마다 가중치가 10분의 1 넘게 바뀝니다. 학습률을 낮춰 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>The weights run away: lower the learning rate.</source>
        <translation>가중치가 발산합니다. 학습률을 낮추세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>updates too large</source>
        <translation>업데이트가 너무 큼</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Almost no gradient arrives, so the layer hardly learns. If the loss is still high, try ReLU, fewer layers or another initialisation.</source>
        <translation>그래디언트가 거의 도착하지 않아 층이 거의 학습하지 못합니다. 손실이 아직 높으면 ReLU를 쓰거나 층을 줄이거나 초기화 방법을 바꿔 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>hardly a gradient</source>
        <translation>그래디언트가 거의 없음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>too small</source>
        <translation>너무 작음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Updates hardly change the weights. If the loss is still high, try a higher learning rate.</source>
        <translation>업데이트가 가중치를 거의 바꾸지 못합니다. 손실이 아직 높으면 학습률을 높여 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>updates very small</source>
        <translation>업데이트가 매우 작음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{dead} of {units} maps dead</source>
        <translation>맵 {units}개 중 {dead}개 죽음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{dead} of {units} units dead</source>
        <translation>유닛 {units}개 중 {dead}개 죽음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{dead} of {units} dead</source>
        <translation>{units}개 중 {dead}개 죽음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>{dead} dead</source>
        <translation>{dead}개 죽음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>These give 0 for every row, so they cannot learn: {units}. Try a lower learning rate, He initialisation or leaky ReLU.</source>
        <translation>모든 행에 0을 내므로 학습할 수 없는 유닛: {units}. 학습률을 낮추거나 He 초기화나 leaky ReLU를 써 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Loss: {loss}. Training makes it smaller.</source>
        <translation>손실: {loss}. 학습은 이 값을 줄입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>It fits the target.</source>
        <translation>타깃에 알맞은 손실입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>It was chosen in the training settings.</source>
        <translation>학습 설정에서 선택한 손실입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Class weights: {how}</source>
        <translation>클래스 가중치: {how}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/card_texts.py"/>
        <source>Label smoothing: {share:g}</source>
        <translation>레이블 스무딩: {share:g}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/connection_item.py"/>
        <source>Drop a layer here to put it between; drag an end off to disconnect.</source>
        <translation>여기에 층을 놓으면 사이에 들어갑니다. 끝을 끌어내면 연결이 끊어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/heat_item.py"/>
        <source>unit {unit}, row {row}: {value}</source>
        <translation>유닛 {unit}, 행 {row}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/heat_item.py"/>
        <source>map {map}, line {y}, column {x}: {value}</source>
        <translation>맵 {map}, 줄 {y}, 열 {x}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/heat_item.py"/>
        <source>feature maps of probe row {row} of {rows}</source>
        <translation>관찰 행 {rows}개 중 {row}번째의 특성 맵</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/heat_item.py"/>
        <source>{shown} of {count:,} maps shown</source>
        <translation>맵 {count:,}개 중 {shown}개 표시</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/heat_item.py"/>
        <source>press Train</source>
        <translation>학습을 누르세요</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/strands.py"/>
        <source>Signal {signal} forward, gradient {error} back: root mean squares</source>
        <translation>순방향 신호 {signal}, 역방향 그래디언트 {error} (제곱평균제곱근)</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>a sample: {shown:,} of {total:,} rows</source>
        <translation>표본: 행 {total:,}개 중 {shown:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>The prediction over the plane.</source>
        <translation>평면 위의 예측입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>The prediction over the plane: the hue is the class, its strength the confidence.</source>
        <translation>평면 위의 예측입니다. 색은 클래스를, 진하기는 확신을 나타냅니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>first principal component</source>
        <translation>첫째 주성분</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>across: {name}</source>
        <translation>가로: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>second principal component</source>
        <translation>둘째 주성분</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>upwards: {name}</source>
        <translation>세로: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>{train:,} of {all_train:,} training rows, filled</source>
        <translation>훈련 행 {all_train:,}개 중 {train:,}개, 채운 점</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>{validation:,} of {all_validation:,} validation rows, hollow</source>
        <translation>검증 행 {all_validation:,}개 중 {validation:,}개, 빈 점</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/items/units/output_item.py"/>
        <source>train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Mend the problem</source>
        <translation>문제 해결</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>network is complete, {count:,} parameters</source>
        <translation>신경망 완성, 매개변수 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>complete</source>
        <translation>완성</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Weights and biases as 32-bit numbers take {size}.</source>
        <translation>가중치와 편향을 32비트 수로 저장한 크기: {size}.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>+{count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>{mend}, as one step that can be undone</source>
        <translation>{mend}: 한 번에 실행 취소할 수 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Back to now</source>
        <translation>지금으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Show the weights of the run again</source>
        <translation>학습 중인 가중치를 다시 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>signal</source>
        <translation>신호</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>gradient</source>
        <translation>그래디언트</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>How strong the outputs of each layer are, and the gradients that come back to it: the thickest is the strongest, and a fifth thinner is ten times weaker. Shown together with Health.</source>
        <translation>각 층의 출력과 그 층으로 돌아오는 그래디언트의 세기입니다. 가장 굵은 것이 가장 세며, 5분의 1만큼 가늘어지면 10배 약합니다. 상태 보기와 함께 표시됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Open a CSV file or choose one from Samples: a network that suits it is drawn here.</source>
        <translation>CSV 파일을 열거나 샘플에서 고르세요. 알맞은 신경망이 여기에 그려집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Type the name of a layer, or drag one from the palette to here.</source>
        <translation>층 이름을 입력하거나 팔레트에서 여기로 끌어오세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Start a lesson</source>
        <translation>레슨 시작</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Short guided lessons, from one neuron to your own data</source>
        <translation>뉴런 하나에서 직접 고른 데이터까지, 짧은 길잡이 레슨입니다</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/scene.py"/>
        <source>Drag to a layer to connect it, or to empty canvas to choose a layer that fits.</source>
        <translation>다른 층으로 끌면 연결되고, 빈 곳으로 끌면 맞는 층을 고를 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/scene.py"/>
        <source>Drag from here to the layer that is to feed it, or to empty canvas to choose one.</source>
        <translation>입력을 줄 층으로 끌어 연결하거나, 빈 곳으로 끌어 층을 고르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>{count:,} training rows</source>
        <translation>훈련 행 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>a sample: {shown:,} of {total:,} training rows</source>
        <translation>표본: 훈련 행 {total:,}개 중 {shown:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>{shown} of {count:,} classes</source>
        <translation>클래스 {count:,}개 중 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>dead: 0 for all {rows:,} rows</source>
        <translation>죽음: 행 {rows:,}개 모두에서 0</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>0 for {share} of the rows</source>
        <translation>행의 {share}에서 0</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>the same for every row</source>
        <translation>모든 행에서 같음</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>saturated for {share} of the rows</source>
        <translation>행의 {share}에서 포화</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>its outputs are not numbers</source>
        <translation>출력이 수가 아님</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/card_facts.py"/>
        <source>answers to the rows</source>
        <translation>행에 따라 달라짐</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_card.py"/>
        <source>Excited most by</source>
        <translation>가장 크게 반응하는 행</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_card.py"/>
        <source>target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_card.py"/>
        <source>and {count:,} more columns, in which they stand out less</source>
        <translation>그 밖에 덜 두드러지는 열 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_card.py"/>
        <source>{row}: a = {a}</source>
        <translation>{row}: a = {a}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_card.py"/>
        <source>{row}: z = {z}, a = {a}</source>
        <translation>{row}: z = {z}, a = {a}</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_walk.py"/>
        <source>Zoom in to 120 % or more: then the keys go from unit to unit.</source>
        <translation>120 % 이상으로 확대하세요. 그러면 키로 유닛 사이를 다닐 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/touch/unit_walk.py"/>
        <source>Arrow keys: from unit to unit. Enter: its sum. F2: its bias. Escape: done.</source>
        <translation>화살표: 유닛에서 유닛으로. Enter: 그 합. F2: 그 편향. Escape: 끝.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Shows a neural network learn, layer by layer, from your own table. MIT licence.</source>
        <translation>직접 고른 표로 신경망이 층마다 학습하는 모습을 보여 줍니다. MIT 라이선스.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>About Layerscope</source>
        <translation>Layerscope 정보</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Export an animation</source>
        <translation>애니메이션 내보내기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Drawing, as it is zoomed</source>
        <translation>지금 확대된 그대로의 그림</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Plane through the data</source>
        <translation>데이터를 지나는 평면</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Numbers of the selected layer</source>
        <translation>선택한 층의 수</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>as on the screen</source>
        <translation>화면 그대로</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>GIF: plays everywhere, 256 colours a picture</source>
        <translation>GIF: 어디서나 재생, 장면마다 256색</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>APNG: all colours, plays in browsers</source>
        <translation>APNG: 모든 색, 브라우저에서 재생</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source> s</source>
        <translation> 초</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Begin again at the end</source>
        <translation>끝나면 다시 처음부터</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Progress of the animation</source>
        <translation>애니메이션 진행 상황</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Open its folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Show the file in its folder</source>
        <translation>파일이 있는 폴더를 엽니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Show each checkpoint, take a picture of it, and write them all into one file</source>
        <translation>체크포인트를 하나씩 보여 주고 찍어서 한 파일에 모두 씁니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>One picture for each of the {count} checkpoints, from epoch {first} to {last}, with its epoch written in it; nothing is made up between them. The run is left alone.</source>
        <translation>에포크 {first} 부터 {last} 까지 체크포인트 {count}개를 한 장면씩 담고 에포크를 적습니다. 그 사이는 지어내지 않습니다. 실행은 건드리지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Packing the pictures…</source>
        <translation>장면을 묶는 중…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>{taken} of {count}</source>
        <translation>{count}개 중 {taken}개</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>{file} is written, {size} MB.</source>
        <translation>{file} 을(를) 썼습니다. {size} MB 입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/animation.py"/>
        <source>Cancelled; no file was written.</source>
        <translation>취소했습니다. 파일은 쓰지 않았습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Cross-validate</source>
        <translation>교차 검증</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Press Start to train one network per fold.</source>
        <translation>시작을 누르면 폴드마다 신경망을 하나씩 학습합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Number of folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Into so many parts the rows are dealt; each is held out once</source>
        <translation>행을 이만큼의 묶음으로 나누고, 묶음마다 한 번씩 떼어 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Results of the folds</source>
        <translation>폴드별 결과</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>State of the cross-validation</source>
        <translation>교차 검증 상태</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Copy the table</source>
        <translation>표를 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Close this; ends what is running</source>
        <translation>닫습니다. 실행 중인 것은 끝납니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Every row is held out once and tested by a network that never saw it, so the mean tells more than one split does. For each fold a network is trained anew with the drawing and the settings as they are; the run in the window is left alone.</source>
        <translation>모든 행을 한 번씩 떼어 두었다가 그 행을 보지 못한 신경망으로 시험하므로, 평균은 한 번의 분할보다 많은 것을 알려 줍니다. 폴드마다 지금의 그림과 설정으로 신경망을 새로 학습하며, 창의 실행은 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Fold {fold} of {folds}…</source>
        <translation>폴드 {fold} / {folds}…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Mean ± standard deviation over {folds} folds.</source>
        <translation>폴드 {folds}개의 평균 ± 표준편차.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>End it; folds that are done stay</source>
        <translation>끝냅니다. 마친 폴드는 남습니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Train one network for each fold</source>
        <translation>폴드마다 신경망을 하나씩 학습합니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Cancelled; {done} of {folds} folds were done.</source>
        <translation>취소했습니다. 폴드 {folds}개 중 {done}개를 마쳤습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/notices_dialog.py"/>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/notices_dialog.py"/>
        <source>Nothing was said yet: what the window tells you is kept here until it is closed.</source>
        <translation>아직 알림이 없습니다. 창에 나온 알림은 창을 닫을 때까지 여기에 남습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Predict a file</source>
        <translation>파일 예측</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>A table with the columns that the network was trained with, in any order</source>
        <translation>네트워크를 훈련한 열이 있는 표, 열의 순서는 상관없음</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Keep the columns of the file, and add a note to each row</source>
        <translation>파일의 열을 함께 저장하고 행마다 메모 추가</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>The note says where a value was filled in, not seen in training, or outside its range</source>
        <translation>채워 넣은 값, 훈련에 없던 값, 훈련 범위를 벗어난 값을 메모로 알립니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Progress of the prediction</source>
        <translation>예측 진행률</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Notes</source>
        <translation>참고</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Any table with the columns that the network was trained with. It is predicted by a copy of the weights as they are when the file is chosen; a training that goes on is left alone.</source>
        <translation>네트워크를 훈련한 열이 있는 표라면 무엇이든 예측합니다. 파일을 선택한 순간의 가중치를 복사해 예측하므로, 진행 중인 훈련에는 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>End it; no file is written</source>
        <translation>끝냅니다. 파일은 저장하지 않습니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Predict the whole file and save that as CSV</source>
        <translation>파일 전체를 예측해 CSV로 저장합니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Choose a file, or drop one here: its first rows appear with predictions.</source>
        <translation>파일을 선택하거나 여기에 끌어다 놓으세요. 처음 몇 행이 예측과 함께 나타납니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Reading {file}…</source>
        <translation>{file} 읽는 중…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>Predicting {file}…</source>
        <translation>{file} 예측 중…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction.py"/>
        <source>{written} Judging…</source>
        <translation>{written} 평가하는 중…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>The file lacks columns that the network was trained with: {columns}. Choose one that has them.</source>
        <translation>네트워크를 훈련한 열이 파일에 없습니다: {columns}. 이 열이 있는 파일을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>All {rows} rows are shown.</source>
        <translation>행 {rows}개를 모두 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>The first {rows} rows are shown.</source>
        <translation>처음 행 {rows}개를 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>Not used by the network: {columns}.</source>
        <translation>네트워크가 쓰지 않는 열: {columns}.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>{target} is in the file, so the predictions are judged too.</source>
        <translation>파일에 타깃 {target} 열이 있으므로 예측도 평가합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>The network was trained on rows of this very file, which flatters that figure: Evaluate judges the other rows.</source>
        <translation>네트워크를 바로 이 파일의 행으로 훈련했으므로 이 수치는 실제보다 좋게 나옵니다. 나머지 행은 평가 페이지가 평가합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>{rows} rows were predicted in {seconds} s: {file}.</source>
        <translation>행 {rows}개를 {seconds}초에 예측했습니다: {file}.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>Rows with a note: {rows} (values filled in: {filled}, not seen in training: {unseen}, outside the training range: {outside}).</source>
        <translation>메모가 있는 행: {rows}개 (채워 넣은 값: {filled}, 훈련에 없던 값: {unseen}, 훈련 범위를 벗어난 값: {outside}).</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>Rows that could not be read and stand without a prediction: {count}.</source>
        <translation>읽을 수 없어 예측 없이 남긴 행: {count}개.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>{figure} on {drawn} rows, drawn from the {rows} where {target} is known.</source>
        <translation>{target} 값이 있는 행 {rows}개에서 뽑은 {drawn}개의 {figure}.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/prediction_texts.py"/>
        <source>{figure} on the {rows} rows where {target} is known.</source>
        <translation>{target} 값이 있는 행 {rows}개의 {figure}.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preview_table.py"/>
        <source>First rows with their predictions</source>
        <translation>예측이 붙은 처음 몇 행</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>State of the search</source>
        <translation>탐색 상태</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Progress of the search</source>
        <translation>탐색 진행률</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Keep the learning rate as it is</source>
        <translation>학습률을 그대로 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Use this rate</source>
        <translation>이 학습률 사용</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Train with this learning rate</source>
        <translation>이 학습률로 학습합니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>A short run lets the learning rate grow from tiny to huge; then a few rates near the lowest loss are tried for longer, each from new weights. The smallest that does as well as the best is marked.</source>
        <translation>학습률을 아주 작은 값부터 아주 큰 값까지 키우며 짧게 학습한 다음, 손실이 가장 낮은 곳 근처의 몇 가지 학습률을 각각 새 가중치에서 더 오래 시험합니다. 가장 좋은 것만큼 잘되는 가장 작은 학습률을 표시합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Trying larger and larger rates…</source>
        <translation>학습률을 점점 키워 보는 중…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Use {rate}</source>
        <translation>{rate} 사용</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Arrow keys</source>
        <translation>화살표 키</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Move the selected layers</source>
        <translation>선택한 층을 옮깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Letters</source>
        <translation>글자 키</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Look for a layer by its name, to add it behind the selected one or in the line</source>
        <translation>이름으로 층을 찾아 선택한 층 뒤나 선택한 선에 추가</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Menu</source>
        <translation>메뉴 키</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>What can be done with the selected layer, such as connecting it</source>
        <translation>선택한 층에 할 수 있는 일(연결 등)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Select the next layer</source>
        <translation>다음 층을 선택합니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Go to the settings of the selected layer</source>
        <translation>선택한 층의 설정으로 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Ctrl and wheel</source>
        <translation>Ctrl+휠</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Space and drag</source>
        <translation>스페이스바+끌기</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Move the view</source>
        <translation>화면을 옮깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>End a gesture</source>
        <translation>동작을 끝냅니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Left and right arrow</source>
        <translation>왼쪽, 오른쪽 화살표</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Forward / backward: one step back or forward</source>
        <translation>정방향 / 역방향: 한 단계 뒤로 또는 앞으로 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Space</source>
        <translation>스페이스바</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Forward / backward: play the steps, or stop</source>
        <translation>정방향 / 역방향: 단계를 재생하거나 멈춥니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Forward / backward: to the start of the iteration, to where the update comes next</source>
        <translation>정방향 / 역방향: 반복의 처음으로, 업데이트 바로 앞으로 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Up, down, or Ctrl and arrow</source>
        <translation>위, 아래 또는 Ctrl+화살표</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Forward / backward: from box to box; Enter shows its numbers</source>
        <translation>정방향 / 역방향: 상자에서 상자로 옮겨 갑니다. Enter 키는 그 숫자를 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Checkpoints: show the one before or after</source>
        <translation>체크포인트: 앞이나 뒤의 체크포인트를 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Checkpoints: play the training back, or stop</source>
        <translation>체크포인트: 학습 과정을 재생하거나 멈춥니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Checkpoints: back to now</source>
        <translation>체크포인트: 지금으로 돌아갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Checkpoints: rewind to the one that is shown</source>
        <translation>체크포인트: 보고 있는 체크포인트로 되돌아갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>How the classes come apart: show the layer large; there, pin the row</source>
        <translation>클래스가 나뉘는 모습: 층을 크게 보기, 큰 보기에서는 행 고정</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>How the classes come apart, large: to the next row</source>
        <translation>클래스가 나뉘는 모습의 큰 보기: 다음 행으로</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Keyboard shortcuts</source>
        <translation>바로 가기 키</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>Of the rows that were taken for the class, the share that are of it</source>
        <translation>이 클래스로 예측된 행 가운데 실제로 이 클래스인 비율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>Of the rows of the class, the share that were taken for it</source>
        <translation>이 클래스의 행 가운데 이 클래스로 예측된 비율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>Harmonic mean of precision and recall</source>
        <translation>정밀도와 재현율의 조화 평균</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>Rows of the class</source>
        <translation>이 클래스의 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>mean of classes</source>
        <translation>클래스 평균</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>mean by rows</source>
        <translation>행 가중 평균</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/class_table.py"/>
        <source>Per class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>What stands in the cells</source>
        <translation>칸에 쓰이는 값</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Rows of each cell</source>
        <translation>칸마다의 행 수</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>row %</source>
        <translation>행 %</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Share of the rows of the actual class</source>
        <translation>실제 클래스의 행에 대한 비율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>column %</source>
        <translation>열 %</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Share of the rows that were taken for the class</source>
        <translation>그 클래스로 예측된 행에 대한 비율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Mean recall of the classes: each counts alike, however rare it is</source>
        <translation>클래스별 재현율의 평균. 드문 클래스도 똑같이 셉니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>balanced accuracy {value}</source>
        <translation>균형 정확도 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>rows are actual, columns predicted; the classes with most mistakes first</source>
        <translation>행은 실제, 열은 예측. 틀린 것이 많은 클래스부터</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>rows are actual, columns predicted</source>
        <translation>행은 실제, 열은 예측</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>all {actual}</source>
        <translation>실제 {actual} 전체</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/classes_view.py"/>
        <source>all taken for {predicted}</source>
        <translation>예측 {predicted} 전체</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/matrix.py"/>
        <source>All rows that are {actual}: {count}</source>
        <translation>실제 클래스 {actual} 전체 행: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/matrix.py"/>
        <source>All rows taken for {predicted}: {count}</source>
        <translation>예측 클래스 {predicted} 전체 행: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/classes/matrix.py"/>
        <source>Rows that are {actual} and are taken for {predicted}: {count}
{of_actual} % of those that are {actual}, {of_predicted} % of those taken for {predicted}</source>
        <translation>실제 {actual}, 예측 {predicted} 행: {count}
실제 {actual} 가운데 {of_actual} %, 예측 {predicted} 가운데 {of_predicted} %</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_plot.py"/>
        <source>Where probabilities are right, dots lie on the line; below it the network is too sure, above it not sure enough. Thin lines are 95 % intervals, bars the rows of each bin. Click a dot, or use the arrow keys and Enter, to look at its rows.</source>
        <translation>확률이 맞으면 점이 선 위에 놓입니다. 선 아래는 네트워크가 지나치게 확신하는 것이고, 선 위는 확신이 부족한 것입니다. 가는 선은 95% 구간, 막대는 각 구간의 행 수입니다. 점을 클릭하거나 화살표 키와 Enter로 그 행들을 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_plot.py"/>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_plot.py"/>
        <source>Probability {low} to {high}: {rows} rows
mean probability {mean}
right {share} (95 %: {least} to {most})</source>
        <translation>확률 {low}~{high}: 행 {rows}개
평균 확률 {mean}
맞은 비율 {share} (95%: {least}~{most})</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>ECE: expected calibration error, the mean distance between confidence and share of right rows in ten bins. Brier: mean squared error of the probabilities. Both are best at 0.</source>
        <translation>ECE: 기대 보정 오차로, 열 구간에서 확신도와 맞은 행 비율 사이의 평균 거리입니다. Brier: 확률의 평균 제곱 오차입니다. 둘 다 0이 가장 좋습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>One number that makes all probabilities less or more sure, fitted on the validation rows. Which class is the most probable stays.</source>
        <translation>모든 확률의 확신을 낮추거나 높이는 하나의 수로, 검증 행에 맞춥니다. 가장 확률이 높은 클래스는 그대로입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>Fit temperature</source>
        <translation>온도 맞추기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>Back to 1</source>
        <translation>1로 되돌리기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>The probabilities as the network gives them</source>
        <translation>네트워크가 주는 그대로의 확률</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>ECE {error} · Brier {brier}</source>
        <translation>ECE {error} · Brier {brier}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>Fit again</source>
        <translation>다시 맞추기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>temperature {temperature}: ECE {before} → {after}</source>
        <translation>온도 {temperature}: ECE {before} → {after}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/calibration_words.py"/>
        <source>It was fitted to other weights than those of now.</source>
        <translation>지금과 다른 가중치에 맞춘 온도입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>The class against all others: false alarms and misses are of it</source>
        <translation>나머지 모두와 비교하는 클래스로, 오경보와 놓침은 이 클래스에 대한 것입니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Threshold and temperature are chosen on other rows than the test's.</source>
        <translation>임계값과 온도는 테스트 행이 아닌 행에서 정합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Up: rows of the class that are found. Across: others that are taken for it. The nearer to the upper left, the better; the dashed line is guessing.</source>
        <translation>세로: 찾아낸 클래스 행의 비율. 가로: 이 클래스로 잘못 본 다른 행의 비율. 왼쪽 위에 가까울수록 좋고, 점선은 찍는 것과 같습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>false alarms</source>
        <translation>오경보</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Precision-recall</source>
        <translation>정밀도-재현율</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Up: precision, the share of rows taken for the class that are of it. Across: recall, the share of its rows that are found.</source>
        <translation>세로: 정밀도, 이 클래스로 본 행 중 실제로 맞는 비율. 가로: 재현율, 이 클래스의 행 중 찾아낸 비율.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>No row is of {name}.</source>
        <translation>이 행들에 없는 클래스: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>All rows are of {name}.</source>
        <translation>모든 행의 클래스: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>probability of {name}</source>
        <translation>{name} 확률</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>most probable class</source>
        <translation>확률이 가장 높은 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>threshold {threshold}</source>
        <translation>임계값 {threshold}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>{what}
found {recall}
false alarms {alarms}</source>
        <translation>{what}
찾아낸 비율 {recall}
오경보 {alarms}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>{what}
recall {recall}
precision {precision}</source>
        <translation>{what}
재현율 {recall}
정밀도 {precision}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>probability {low} to {high}</source>
        <translation>확률 {low}~{high}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>There are no rows.</source>
        <translation>행이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/curves_section.py"/>
        <source>The network gives no finite numbers.</source>
        <translation>네트워크의 출력이 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Errors at the threshold</source>
        <translation>임계값에서의 오류</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Cost</source>
        <translation>비용</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Price of a false alarm</source>
        <translation>오경보의 비용</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Price of a miss</source>
        <translation>놓침의 비용</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Best for these costs</source>
        <translation>이 비용에 가장 좋은 값</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Most probable class</source>
        <translation>확률이 가장 높은 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>No threshold: each row is taken for its most probable class</source>
        <translation>임계값 없음: 각 행을 확률이 가장 높은 클래스로 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>per false alarm</source>
        <translation>오경보당</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>per miss</source>
        <translation>놓침당</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Price of a row that is taken for the class and is not of it</source>
        <translation>이 클래스로 보았지만 실제로는 아닌 행 하나의 비용</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Price of a row of the class that is taken for another</source>
        <translation>이 클래스인데 다른 클래스로 본 행 하나의 비용</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>False alarms: {alarms}
Misses: {misses}</source>
        <translation>오경보: {alarms}
놓침: {misses}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>precision {precision} · recall {recall}</source>
        <translation>정밀도 {precision} · 재현율 {recall}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>cost {cost}</source>
        <translation>비용 {cost}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Of all {rows} rows together; {mean} a row</source>
        <translation>행 {rows}개 전체의 비용, 행당 {mean}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/decision_panel.py"/>
        <source>Threshold {threshold}: the lowest cost on these rows</source>
        <translation>임계값 {threshold}: 이 행들에서 비용이 가장 낮습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/threshold_field.py"/>
        <source>Rows of at least this probability are taken for the class</source>
        <translation>확률이 이 값 이상인 행을 이 클래스로 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/threshold_strip.py"/>
        <source>Drag the line, or use the arrow keys: rows at its right are taken for the class. Above are the rows of the class, below all others; green is right, orange wrong. Heights are square roots, so that few rows can be seen too.</source>
        <translation>선을 끌거나 화살표 키를 쓰세요. 선 오른쪽의 행을 이 클래스로 봅니다. 위는 이 클래스의 행, 아래는 나머지 행이며, 초록은 맞은 것, 주황은 틀린 것입니다. 적은 행도 보이도록 높이는 제곱근입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/curves/threshold_strip.py"/>
        <source>Probability {low} to {high}
{name}: {rows}
others: {others}</source>
        <translation>확률 {low}~{high}
{name}: {rows}
나머지: {others}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_bars.py"/>
        <source>Importance of the columns</source>
        <translation>열의 중요도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_bars.py"/>
        <source>{column}: {mean} ± {std}</source>
        <translation>{column}: {mean} ± {std}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Compute importance</source>
        <translation>중요도 계산</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Shuffle each column in turn, and see how much worse the predictions become</source>
        <translation>열을 하나씩 섞어 예측이 얼마나 나빠지는지 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Compute it anew for the weights of now</source>
        <translation>지금의 가중치로 다시 계산합니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>End it; what was shown stays</source>
        <translation>계산을 끝냅니다. 이미 표시된 것은 남습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Again</source>
        <translation>다시</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>drop of accuracy</source>
        <translation>정확도 감소</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>drop of R²</source>
        <translation>R² 감소</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>of epoch {epoch}</source>
        <translation>에포크 {epoch} 기준</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>By how much does accuracy drop when the values of one column are shuffled?</source>
        <translation>열 하나의 값을 섞으면 정확도가 얼마나 떨어질까요?</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>By how much does R² drop when the values of one column are shuffled?</source>
        <translation>열 하나의 값을 섞으면 R²가 얼마나 떨어질까요?</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Show fewer</source>
        <translation>접기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>{count} others</source>
        <translation>나머지 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Show the {first} most important columns, or all</source>
        <translation>가장 중요한 열 {first}개 또는 전체를 표시합니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>shuffled {count} times each</source>
        <translation>각 {count}회 섞음</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>pixels, shuffled {count} times each</source>
        <translation>픽셀, 각 {count}회 섞음</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>{text}; {rows} of {of_rows} rows, drawn</source>
        <translation>{text}, 행 {of_rows}개 중 {rows}개 추출</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>{one} and {other} ({strength})</source>
        <translation>{one}, {other} ({strength})</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>* {pair} share their information: importance is split between them.</source>
        <translation>* {pair}: 같은 정보를 담고 있어 중요도가 서로 나뉩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>{text} More such pairs: {count}</source>
        <translation>{text} 이런 쌍이 더 있음: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/importance_card.py"/>
        <source>Shares its information:</source>
        <translation>같은 정보를 담은 열:</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/pixel_importance.py"/>
        <source>Importance of the pixels</source>
        <translation>픽셀의 중요도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/importance/pixel_importance.py"/>
        <source>pixel at line {line}, column {column}</source>
        <translation>픽셀: 행 {line}, 열 {column}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>Errors are in the units of {target}; rows: {rows}</source>
        <translation>오차 단위: {target} · 행: {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>1 is perfect, 0 is no better than the mean, and it can fall below 0</source>
        <translation>1은 완벽하고, 0은 평균보다 낫지 않으며, 0보다 작을 수도 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>Root of the mean squared error: large errors count more</source>
        <translation>평균 제곱 오차의 제곱근: 큰 오차가 더 크게 반영됩니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>Median error</source>
        <translation>오차 중앙값</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/figures_strip.py"/>
        <source>Half of the rows have a smaller absolute error</source>
        <translation>행의 절반은 절대 오차가 이보다 작습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Predicted and actual</source>
        <translation>예측과 실제</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Residuals</source>
        <translation>잔차</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>How residuals are spread</source>
        <translation>잔차의 분포</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Q-Q plot</source>
        <translation>Q-Q 그림</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Rows that are not drawn</source>
        <translation>그리지 않은 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Predictions that are no finite numbers, and so are not drawn: {count}</source>
        <translation>유한한 수가 아니어서 그리지 않은 예측: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>On the line, a prediction is right.</source>
        <translation>선 위에서는 예측이 정확합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Good is an even band around the line. A bend was not learnt; a funnel means that errors grow with the prediction.</source>
        <translation>선 둘레의 고른 띠가 좋습니다. 휘어 있으면 그만큼 학습하지 못한 것이고, 깔때기 모양이면 예측이 클수록 오차가 큰 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>Left of 0 a prediction was too high, right of 0 too low.</source>
        <translation>0의 왼쪽은 예측이 너무 높고, 오른쪽은 너무 낮습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>On the line, errors are spread normally; ends that leave it are large errors.</source>
        <translation>선 위에서는 오차가 정규분포를 따릅니다. 선에서 벗어나는 양 끝은 큰 오차입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>{rows} rows as density: the brighter a cell, the more of them lie in it.</source>
        <translation>행 {rows}개의 밀도: 칸이 밝을수록 그 안에 행이 많습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/numbers_section.py"/>
        <source>what is chosen</source>
        <translation>선택한 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/quantile_plot.py"/>
        <source>Residuals in ascending order, beside those that a normal distribution would give; the line goes through the quartiles</source>
        <translation>오름차순 잔차와 정규분포라면 나올 값의 비교이며, 선은 사분위수를 지납니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/quantile_plot.py"/>
        <source>normal quantile</source>
        <translation>정규분포 분위수</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/quantile_plot.py"/>
        <source>actual − predicted</source>
        <translation>실제 − 예측</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/residual_histogram.py"/>
        <source>Click a bar to choose its rows; with Ctrl or Shift they come to what is chosen. The arrow keys go from bar to bar, Enter chooses, Escape chooses none.</source>
        <translation>막대를 클릭하면 그 행을 선택합니다. Ctrl 또는 Shift를 누르면 선택에 더합니다. 화살표 키는 막대 사이를 오가고, Enter는 선택, Escape는 선택 해제입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/residual_histogram.py"/>
        <source>residuals from {low} to {high}: {count} rows</source>
        <translation>잔차 {low} ~ {high}: 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/residual_histogram.py"/>
        <source>residuals from {low} to {high}</source>
        <translation>잔차 {low} ~ {high}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>Drag a lasso around points, or click one; with Ctrl or Shift they come to what is chosen. The arrow keys walk through the rows, the worst first; Space chooses one, Enter the {count} worst, Escape none.</source>
        <translation>점 둘레로 올가미를 끌거나 점 하나를 클릭하세요. Ctrl 또는 Shift를 누르면 선택에 더합니다. 화살표 키는 오차가 큰 행부터 차례로 옮겨 가고, Space는 그 행을, Enter는 오차가 가장 큰 행 {count}개를 선택하며, Escape는 선택을 해제합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>actual {value}</source>
        <translation>실제 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>predicted {value}</source>
        <translation>예측 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>residual {value}</source>
        <translation>잔차 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>{count} rows here</source>
        <translation>여기에 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>the lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>the {count} worst</source>
        <translation>오차가 가장 큰 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>actual {target}</source>
        <translation>실제 {target}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/numbers/scatter.py"/>
        <source>predicted {target}</source>
        <translation>예측 {target}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>{unit}, {row}: {value}</source>
        <translation>{unit}, {row}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>line {y}, column {x}: {value}</source>
        <translation>{y}행 {x}열: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>1 unit</source>
        <translation>유닛 1개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>{units} × {rows} rows</source>
        <translation>{units} × 행 {rows}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>{count} pictures of {size}</source>
        <translation>{size} 그림 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>{count} maps of {size}</source>
        <translation>{size} 맵 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layer_card.py"/>
        <source>row {row} ({name})</source>
        <translation>행 {row} ({name})</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>These rows, layer by layer</source>
        <translation>층별로 본 이 행들</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Go through one by one</source>
        <translation>하나씩 따라가기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Go through these rows forward and backward, with all their numbers</source>
        <translation>이 행들의 정방향 전파와 역방향 전파를 모든 수와 함께 따라갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Show on the canvas</source>
        <translation>캔버스에 표시</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Go to the canvas, whose heat maps show these rows</source>
        <translation>히트맵에 이 행들이 표시된 캔버스로 이동합니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Save as CSV</source>
        <translation>CSV로 저장</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Write all these rows to a file, with what the network answered</source>
        <translation>이 행 모두를 신경망의 답과 함께 파일에 씁니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Some rows, layer by layer</source>
        <translation>층별로 본 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/layers_column.py"/>
        <source>Training rows that stand for all. Select rows to see what the layers make of them.</source>
        <translation>전체를 대표하는 훈련 행입니다. 행을 선택하면 층마다 그 행이 어떻게 바뀌는지 보입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>probability of {class_name}: {value}</source>
        <translation>{class_name} 확률: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>Number of the row in the table, counted from 1</source>
        <translation>표에서 1부터 센 행 번호</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>Probability of the class that was predicted</source>
        <translation>예측한 클래스의 확률</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>-ln of the probability of the actual class: 0 where the network is sure and right</source>
        <translation>실제 클래스 확률의 -ln: 신경망이 확신하고 맞히면 0</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>Actual less predicted; sorted by how far they are apart</source>
        <translation>실제에서 예측을 뺀 값. 둘이 떨어진 정도로 정렬됩니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_model.py"/>
        <source>Probability of {class_name}</source>
        <translation>{class_name} 확률</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>Rows behind the selection</source>
        <translation>선택에 해당하는 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>Back to the default rows</source>
        <translation>기본 행으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>Show the rows that stand for all in every heat map again</source>
        <translation>모든 히트맵에 전체를 대표하는 행을 다시 표시합니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>Click a cell of the matrix or a bar, or draw around points: the rows behind it are listed here, the worst first, and every heat map shows them.</source>
        <translation>행렬의 칸이나 막대를 클릭하거나 점들을 둘러 그리세요. 해당하는 행이 손실이 큰 순서로 여기에 나열되고, 모든 히트맵에 표시됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>Rows behind {title}</source>
        <translation>{title}: 해당하는 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>it is the probe row now</source>
        <translation>현재 관찰 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>they are the probe rows now</source>
        <translation>현재 관찰 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>the worst {count} are the probe rows now</source>
        <translation>손실이 가장 큰 {count}개가 현재 관찰 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>worst first</source>
        <translation>손실이 큰 순</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/rows/rows_table.py"/>
        <source>sorted by {column}</source>
        <translation>{column} 순</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/folds_line.py"/>
        <source>Cross-validate again</source>
        <translation>다시 교차 검증</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/folds_line.py"/>
        <source>Train {count} networks like this one, each without a part of the rows, and have each answer the rows that it did not see; the test rows stay out of it</source>
        <translation>이와 같은 네트워크 {count}개를 각각 행의 일부 없이 훈련하고, 보지 않은 행을 예측하게 합니다. 테스트 행은 쓰지 않습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judged_side.py"/>
        <source>interval: once training rests</source>
        <translation>구간: 학습이 멈추면</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judged_side.py"/>
        <source>Compare with simpler models</source>
        <translation>더 단순한 모델과 비교</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judged_side.py"/>
        <source>Fitting simpler models… Cancel</source>
        <translation>단순한 모델 학습 중… 취소</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>the mean</source>
        <translation>평균값</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>most frequent class</source>
        <translation>가장 흔한 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>linear model</source>
        <translation>선형 모델</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>boosted trees</source>
        <translation>부스팅 트리</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Rows that choose the best weights, but that no weight was trained on</source>
        <translation>가장 좋은 가중치를 고르는 데 쓰이지만 가중치를 훈련하지는 않은 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Rows that the network was trained on: figures of them flatter it</source>
        <translation>신경망이 훈련된 행: 수치가 실제보다 좋게 나옵니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Rows that nothing was chosen by; opening them is counted</source>
        <translation>아무것도 고르는 데 쓰이지 않은 행. 열어 본 횟수를 셉니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>All rows of a cross-validation, each answered by a network that had not seen it</source>
        <translation>교차 검증의 모든 행. 각 행은 그 행을 보지 못한 신경망이 답했습니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>{rows} rows</source>
        <translation>행 {rows}개</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>{rows} rows · closed</source>
        <translation>행 {rows}개 · 닫힘</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Pause first: test rows are for a network that stays as it is.</source>
        <translation>먼저 일시 정지하세요. 테스트 행은 더 바뀌지 않는 신경망을 위한 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>The network was trained on these rows, so their figures flatter it.</source>
        <translation>신경망이 이 행들로 훈련되었으므로 수치가 실제보다 좋게 나옵니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>There are no validation rows: a cross-validation tells more.</source>
        <translation>검증 행이 없습니다. 교차 검증이 더 많은 것을 알려 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>{sentence} {more}</source>
        <translation>{sentence} {more}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Each of these rows was answered by a network of the cross-validation that had not seen it.</source>
        <translation>각 행은 교차 검증에서 그 행을 보지 못한 신경망이 답했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>The test rows were not looked at yet.</source>
        <translation>테스트 행은 아직 열어 보지 않았습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Times that the test rows were looked at: {count}.</source>
        <translation>테스트 행을 열어 본 횟수: {count}.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Times that the test rows were looked at since the network last changed: {count}; with this split in all: {in_all}. With each look they are less of a test.</source>
        <translation>신경망이 마지막으로 바뀐 뒤 테스트 행을 열어 본 횟수: {count}, 이 분할에서 모두: {in_all}. 볼 때마다 시험의 뜻이 옅어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>95 % interval {low} – {high}</source>
        <translation>95 % 구간 {low} – {high}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>this network</source>
        <translation>이 신경망</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>{interval}; fitted in {seconds} s</source>
        <translation>{interval}, 학습 {seconds}초</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Seconds to fit: {times}</source>
        <translation>학습에 걸린 초: {times}</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>No better than guessing.</source>
        <translation>찍는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Level with a linear model.</source>
        <translation>선형 모델과 비슷합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Level with boosted trees.</source>
        <translation>부스팅 트리와 비슷합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Better than guessing by {by} ({low} to {high}).</source>
        <translation>찍는 것보다 {by} 좋습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Better than a linear model by {by} ({low} to {high}).</source>
        <translation>선형 모델보다 {by} 좋습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Better than boosted trees by {by} ({low} to {high}).</source>
        <translation>부스팅 트리보다 {by} 좋습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Guessing does better by {by} ({low} to {high}).</source>
        <translation>찍는 것이 {by} 더 낫습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>A linear model does better by {by} ({low} to {high}).</source>
        <translation>선형 모델이 {by} 더 낫습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/judging_texts.py"/>
        <source>Boosted trees do better by {by} ({low} to {high}).</source>
        <translation>부스팅 트리가 {by} 더 낫습니다 ({low} ~ {high}).</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/mistakes_card.py"/>
        <source>Most frequent mistake</source>
        <translation>가장 잦은 실수</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/mistakes_card.py"/>
        <source>See these rows</source>
        <translation>이 행들 보기</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/mistakes_card.py"/>
        <source>List the rows, and show them in every heat map</source>
        <translation>행들을 나열하고 모든 히트맵에 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/mistakes_card.py"/>
        <source>Most frequent mistake: {actual} taken for {predicted}, rows: {count}.</source>
        <translation>가장 잦은 실수: 실제 {actual}, 예측 {predicted}, 행 {count}개.</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/part_choice.py"/>
        <source>Which rows</source>
        <translation>어떤 행</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/part_choice.py"/>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/part_choice.py"/>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/verdict_card.py"/>
        <source>Rivals</source>
        <translation>비교 모델</translation>
    </message>
    <message>
        <location filename="../../gui/evaluate/verdict/verdict_card.py"/>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/controller.py"/>
        <source>Something was changed after the last task was done, and this one needs it. Press Put it right.</source>
        <translation>지난 과제를 마친 뒤 이 과제에 필요한 것이 바뀌었습니다. 바로잡기를 누르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>task {step} of {steps}</source>
        <translation>과제 {step}/{steps}</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Close the lesson</source>
        <translation>레슨 닫기</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Go back one task</source>
        <translation>한 과제 돌아갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Show me</source>
        <translation>위치 보기</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Point at the control once more</source>
        <translation>컨트롤을 다시 한번 가리킵니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Put it right</source>
        <translation>바로잡기</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Bring back what this task begins with, and begin it anew</source>
        <translation>이 과제가 시작될 때의 상태로 되돌려 새로 시작합니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Go on to the next task</source>
        <translation>다음 과제로 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Lesson</source>
        <translation>레슨</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>Hint</source>
        <translation>힌트</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/lesson_bar.py"/>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>One neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Forward propagation</source>
        <translation>정방향 전파(순전파)</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>The cache and backward propagation</source>
        <translation>캐시와 역방향 전파(역전파)</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>The update and the learning rate</source>
        <translation>업데이트와 학습률</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Deep networks: gradients and first weights</source>
        <translation>깊은 신경망: 그래디언트와 초기 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Your own CSV, to the exported weights</source>
        <translation>내 CSV로 시작해 가중치 내보내기까지</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Reading a confusion matrix</source>
        <translation>혼동 행렬 읽기</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>What does it rest on?</source>
        <translation>무엇에 근거하나?</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Why hidden layers? Spiral with your own hands</source>
        <translation>은닉층은 왜 필요할까? 직접 푸는 나선</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>Finished; it can be done again</source>
        <translation>마쳤습니다. 다시 할 수 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/progress.py"/>
        <source>A guided lesson with a project of its own</source>
        <translation>전용 프로젝트가 딸린 길잡이 레슨입니다</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>One moment: the task is being prepared.</source>
        <translation>잠시만 기다리세요. 과제를 준비하고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Not quite: look once more, then choose another answer.</source>
        <translation>아닙니다. 한 번 더 살펴보고 다른 답을 고르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Done.</source>
        <translation>완료했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Right.</source>
        <translation>맞았습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Not quite; the answer is “{answer}”.</source>
        <translation>아쉽습니다. 답은 “{answer}”입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <location filename="../../gui/lessons/wording.py"/>
        <source>Next lesson: {title}</source>
        <translation>다음 레슨: {title}</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/number_image.py"/>
        <source>{shown} of {count:,} shown</source>
        <translation>{count:,}개 중 {shown}개 표시</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Make the drawing smaller</source>
        <translation>그림을 작게 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Actual size</source>
        <translation>실제 크기</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Show it at 100 %</source>
        <translation>100 % 크기로 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Make the drawing larger</source>
        <translation>그림을 크게 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>Show all of it (F)</source>
        <translation>전체를 봅니다(F)</translation>
    </message>
    <message>
        <location filename="../../gui/look/drawing/zoom_pill.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/collapsible.py"/>
        <source>Show or hide {what}</source>
        <translation>{what}: 보이거나 숨깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/fields.py"/>
        <source>Value of the weight</source>
        <translation>가중치의 값</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/fields.py"/>
        <source>Enter or an arrow changes it at once</source>
        <translation>Enter나 화살표를 누르면 바로 바뀝니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/message_bar.py"/>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/message_bar.py"/>
        <source>Dismiss this message</source>
        <translation>이 메시지를 닫습니다</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/message_bar.py"/>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/probe_line.py"/>
        <source>Default rows</source>
        <translation>기본 행</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/probe_line.py"/>
        <source>Every heat map shows these rows in the place of the default ones.</source>
        <translation>모든 히트맵이 기본 행 대신 이 행들을 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/widgets/probe_line.py"/>
        <source>They are test rows: what they show should not decide how you go on.</source>
        <translation>테스트 행이므로, 여기서 본 것으로 다음 일을 정해서는 안 됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>the first weights</source>
        <translation>처음 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>weights of epoch {epoch}, edited</source>
        <translation>에포크 {epoch}의 가중치, 직접 고침</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>weights of epoch {epoch}</source>
        <translation>에포크 {epoch}의 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>epoch {epoch}, shown only</source>
        <translation>에포크 {epoch}, 보기만 함</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>Goes on from epoch {epoch}, where training ended, to the same bits.</source>
        <translation>학습이 끝난 에포크 {epoch}에서 비트까지 똑같이 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>Goes on from epoch {epoch} with the weights as they were edited.</source>
        <translation>에포크 {epoch}에서, 직접 고친 가중치로 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>Goes on from the first weights.</source>
        <translation>처음 가중치에서 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>Goes on from the weights of epoch {epoch}.</source>
        <translation>에포크 {epoch}의 가중치에서 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/look/words/weights_texts.py"/>
        <source>Goes on from epoch {epoch}, iteration {step}.</source>
        <translation>에포크 {epoch}, 반복 {step}에서 이어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Weighted: all classes count the same.</source>
        <translation>가중치 적용: 모든 클래스가 똑같이 중요합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Weighted as given: {rare} has only {share}.</source>
        <translation>지정한 가중치 적용: {rare} 클래스는 {share}뿐입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Unbalanced: {rare} has only {share}.</source>
        <translation>불균형: {rare} 클래스는 {share}뿐입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Weight the classes</source>
        <translation>클래스에 가중치 주기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Count all rows alike</source>
        <translation>모든 행을 똑같이 세기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Let the rows of rare classes count more in the loss, so that all classes count the same</source>
        <translation>드문 클래스의 행을 손실에서 더 중요하게 여겨 모든 클래스를 똑같이 반영합니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/class_balance.py"/>
        <source>Let every row count the same in the loss</source>
        <translation>손실에서 모든 행을 똑같이 반영합니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_edits.py"/>
        <source>{column} is the target; make another column the target first.</source>
        <translation>{column} 열이 타깃입니다. 먼저 다른 열을 타깃으로 정하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_edits.py"/>
        <source>A network cannot learn from the kind of values in {column}.</source>
        <translation>{column} 열에 있는 종류의 값으로는 신경망이 학습할 수 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>feature</source>
        <translation>특성</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>target?</source>
        <translation>타깃?</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>ignored</source>
        <translation>제외</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>{count} missing</source>
        <translation>결측 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>{count} NA</source>
        <translation>결측 {count}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_rows.py"/>
        <source>NA</source>
        <translation>결측</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Pixels {size}</source>
        <translation>픽셀 {size}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>{count} columns</source>
        <translation>열 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>unfolded</source>
        <translation>펼침</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>folded</source>
        <translation>접힘</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>{count} classes</source>
        <translation>클래스 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>{count} inputs</source>
        <translation>입력 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>All are scaled by the same numbers; the little picture is the average of all rows.</source>
        <translation>모두 같은 수로 스케일링합니다. 작은 그림은 모든 행의 평균입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Click to hide the columns.</source>
        <translation>클릭하면 열을 숨깁니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Click to see the columns.</source>
        <translation>클릭하면 열을 봅니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Read as numbers: {sign}</source>
        <translation>수로 읽음: {sign}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Encoded: {how}</source>
        <translation>인코딩: {how}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>{distinct} different, {missing} missing</source>
        <translation>서로 다른 값 {distinct}개, 결측 {missing}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>{low} to {high}, mean {mean}</source>
        <translation>{low}~{high}, 평균 {mean}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>such as {examples}</source>
        <translation>예: {examples}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Click it, or press Enter, to predict it.</source>
        <translation>클릭하거나 Enter를 누르면 이 열을 예측합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/column_texts.py"/>
        <source>Click the role, or press Enter, to change it.</source>
        <translation>역할을 클릭하거나 Enter를 누르면 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Whether the number columns are the pixels of a picture, height × width.</source>
        <translation>수로 된 열이 이미지의 픽셀인지 정합니다(높이 × 너비).</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Whether the target's values are classes or numbers. Automatic: few whole numbers are classes, unless they count something from 0 on.</source>
        <translation>타깃의 값이 클래스인지 수인지 정합니다. 자동: 종류가 적은 정수는 클래스로 보고, 0부터 개수를 센 값이면 수로 봅니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>How number columns are scaled.</source>
        <translation>수로 된 열을 스케일링하는 방법입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Percent of rows to train on</source>
        <translation>훈련에 쓸 행의 비율(%)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Percent of rows to validate on</source>
        <translation>검증에 쓸 행의 비율(%)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Split seed</source>
        <translation>분할 시드</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Another seed splits the rows otherwise.</source>
        <translation>시드를 바꾸면 행이 다르게 나뉩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Train %</source>
        <translation>훈련 %</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Validation %</source>
        <translation>검증 %</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Test %</source>
        <translation>테스트 %</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Change the task</source>
        <translation>과제 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Change the picture</source>
        <translation>이미지 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Change the scaling</source>
        <translation>스케일링 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Change the split seed</source>
        <translation>분할 시드 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>{percent} (the rest)</source>
        <translation>{percent}(나머지)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>no picture</source>
        <translation>이미지 아님</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>{size} (automatic)</source>
        <translation>{size}(자동)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_options.py"/>
        <source>Change the split</source>
        <translation>분할 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Drop a CSV file here</source>
        <translation>CSV 파일을 여기에 놓으세요</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Open CSV…</source>
        <translation>CSV 열기…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Open CSV</source>
        <translation>CSV 열기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Choose a CSV file to learn from</source>
        <translation>학습에 쓸 CSV 파일을 선택합니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>or pick a sample</source>
        <translation>또는 샘플을 고르세요</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Reading the file</source>
        <translation>파일 읽는 중</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Stop reading and keep what was open</source>
        <translation>읽기를 멈추고 열려 있던 것을 유지합니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>reading {percent} %</source>
        <translation>읽는 중 {percent} %</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/data_panel.py"/>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/picture_strip.py"/>
        <source>{count} pictures of {height} × {width}</source>
        <translation>{height} × {width} 이미지 {count}장</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/split_bar.py"/>
        <source>Rows: {parts}. Change the split under Options.</source>
        <translation>행: {parts}. 분할은 옵션에서 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/split_bar.py"/>
        <source>valid. {rows}</source>
        <translation>검증 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/split_bar.py"/>
        <source>validation {rows}</source>
        <translation>검증 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/split_bar.py"/>
        <source>train {rows}</source>
        <translation>훈련 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/split_bar.py"/>
        <source>test {rows}</source>
        <translation>테스트 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Columns of the table, Enter opens the menu of roles</source>
        <translation>표의 열 목록, Enter를 누르면 역할 메뉴가 열립니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>scaled and encoded on training rows only</source>
        <translation>스케일링과 인코딩은 훈련 행만으로 정합니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>{rows} rows · {columns} columns</source>
        <translation>행 {rows}개 · 열 {columns}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>target: {column}</source>
        <translation>타깃: {column}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>To use them as pictures, add a Reshape layer of {size} after the input.</source>
        <translation>이미지로 쓰려면 입력 뒤에 {size} 크기의 Reshape 층을 추가하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Columns of the table, Enter chooses the one to predict</source>
        <translation>표의 열 목록, Enter를 누르면 예측할 열이 됩니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Predict {column}</source>
        <translation>{column} 예측</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Notes ({count})</source>
        <translation>참고 ({count})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Notes ({count}), rows left out: {rows}</source>
        <translation>참고 ({count}), 제외한 행: {rows}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Use as feature</source>
        <translation>특성으로 사용</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Make it the target</source>
        <translation>타깃으로 지정</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Ignore</source>
        <translation>제외</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Treat as {kind}</source>
        <translation>종류: {kind}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>Encode: {how}</source>
        <translation>인코딩: {how}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/table_card.py"/>
        <source>{column}: {words}</source>
        <translation>{column}: {words}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/target_question.py"/>
        <source>What do you want to predict?</source>
        <translation>무엇을 예측할까요?</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/target_question.py"/>
        <source>Make {column} the target (Enter)</source>
        <translation>{column} 열을 타깃으로 지정(Enter)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/data/target_question.py"/>
        <source>A guess from the names. Or click another column below to predict that one.</source>
        <translation>이름을 보고 짐작한 열입니다. 다른 열을 예측하려면 아래에서 클릭하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Name of the layer</source>
        <translation>층의 이름</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Rename the layer</source>
        <translation>층의 이름을 바꿉니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Select a layer on the canvas to see its numbers and change its settings.</source>
        <translation>캔버스에서 층을 선택하면 그 층의 수를 보고 설정을 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{count} layers selected</source>
        <translation>층 {count}개 선택됨</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Select a single layer to change its settings.</source>
        <translation>설정을 바꾸려면 층을 하나만 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>its shape is known once there is data</source>
        <translation>모양은 데이터가 있으면 알 수 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{count} prepared features of each row</source>
        <translation>행마다 전처리된 특성 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>not connected: its shape is not known yet</source>
        <translation>연결되지 않아 모양을 아직 알 수 없습니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{after} out · the rest is known once there is data</source>
        <translation>출력 {after} · 나머지는 데이터가 있으면 알 수 있음</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>its shape is not known yet</source>
        <translation>모양을 아직 알 수 없습니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{before} in → {after} out · {count} parameters</source>
        <translation>입력 {before}개 → 출력 {after}개 · 매개변수 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>He suits ReLU; with {activation} units Xavier keeps the signal's size.</source>
        <translation>He는 ReLU에 알맞습니다. {activation} 유닛에는 신호의 크기를 유지하는 Xavier가 낫습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Use Xavier</source>
        <translation>Xavier 사용</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Change {setting} of {layer}</source>
        <translation>{layer}의 {setting} 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Another layer is called {name}; choose a name of its own.</source>
        <translation>{name}: 다른 층의 이름입니다. 겹치지 않는 이름을 정하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Rename {layer} to {name}</source>
        <translation>이름 변경: {layer} → {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Drag it onto the canvas, or double-click to add it.</source>
        <translation>캔버스로 끌어오거나 두 번 클릭하면 추가됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Add a {layer} layer</source>
        <translation>{layer} 층 추가</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>drag onto the canvas, double-click, or type a name there</source>
        <translation>캔버스로 끌거나 두 번 클릭, 또는 캔버스에서 이름 입력</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Open a CSV file first: a template is made to fit its columns.</source>
        <translation>먼저 CSV 파일을 여세요. 템플릿은 파일의 열에 맞춰 만들어집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/learning_rate_field.py"/>
        <source>Learning rate from 1e-5 to 1, logarithmic</source>
        <translation>1e-5부터 1까지의 학습률, 로그 눈금</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/rate_preview.py"/>
        <source>The learning rate of each planned epoch; when a plateau comes cannot be known before</source>
        <translation>계획한 에포크마다의 학습률입니다. 정체가 언제 올지는 미리 알 수 없습니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/rate_preview.py"/>
        <source>Planned learning rate</source>
        <translation>계획한 학습률</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/result_section.py"/>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/result_section.py"/>
        <source>Figures of the weights of epoch {epoch}</source>
        <translation>에포크 {epoch}의 가중치로 측정한 값</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/result_section.py"/>
        <source>Measured after the end, without dropout; the curves are measured while training goes on</source>
        <translation>학습이 끝난 뒤 드롭아웃 없이 측정한 값입니다. 곡선은 학습하는 동안 측정합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/speed_box.py"/>
        <source>How fast training may go: Watch spreads a short run over ten seconds</source>
        <translation>학습 속도를 정합니다. 관찰은 짧은 실행을 10초에 걸쳐 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/speed_box.py"/>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Write the checkpoints one after the other into an animation, for slides and pages</source>
        <translation>체크포인트를 차례로 담은 애니메이션을 슬라이드와 웹 문서용으로 씁니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Rewind here</source>
        <translation>여기로 되돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Pause and go back to where the run stood after this epoch; training goes on from there</source>
        <translation>일시 정지하고 이 에포크 직후의 상태로 돌아갑니다. 학습은 거기서 이어집니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>show epoch {epoch}</source>
        <translation>에포크 {epoch} 보기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Stop playing</source>
        <translation>재생 멈추기</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Play the training back</source>
        <translation>학습 과정 재생</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Stay at the epoch that is shown</source>
        <translation>지금 보이는 에포크에 머뭅니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>Show the weights of one checkpoint after the other; the run stays where it is</source>
        <translation>체크포인트의 가중치를 차례로 보여 줍니다. 학습 상태는 그대로입니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_bar.py"/>
        <source>of an earlier run</source>
        <translation>이전 학습의 기록</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_track.py"/>
        <source>Checkpoints</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_track.py"/>
        <source>now: epoch {epoch}</source>
        <translation>지금: 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_track.py"/>
        <source>Show the weights of epoch {epoch}; the run stays where it is</source>
        <translation>에포크 {epoch}의 가중치를 보여 줍니다. 학습 상태는 그대로입니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/timeline_track.py"/>
        <source>Each dot is a checkpoint, the diamond the best one on the validation rows.</source>
        <translation>점은 체크포인트이고, 마름모는 검증 행에서 가장 좋았던 체크포인트입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>epoch {epoch} / {epochs}</source>
        <translation>에포크 {epoch} / {epochs}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>iteration {step}</source>
        <translation>반복 {step}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>{speed} it/s</source>
        <translation>초당 {speed}회</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Training progress</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>not trained yet</source>
        <translation>아직 학습하지 않음</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>earlier run</source>
        <translation>이전 학습</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>All training settings</source>
        <translation>모든 학습 설정</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Show loss, optimizer, schedule and run in full</source>
        <translation>손실, 옵티마이저, 스케줄, 실행을 모두 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>More training settings</source>
        <translation>더 많은 학습 설정</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Loss, weight decay, clipping, schedule, early stopping, seed and more</source>
        <translation>손실, 가중치 감쇠, 클리핑, 스케줄, 조기 종료, 시드 등</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_bar.py"/>
        <source>Go on</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_fields.py"/>
        <source>Change {setting}</source>
        <translation>{setting} 변경</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>Weight of {name}</source>
        <translation>{name}의 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>The run goes on with the one it began with; this counts after Reset.</source>
        <translation>실행은 시작할 때의 값으로 계속합니다. 이 값은 재설정한 뒤에 쓰입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>The weights were given for other classes: give one for each, or let all count alike.</source>
        <translation>다른 클래스에 지정한 가중치입니다. 클래스마다 하나씩 지정하거나 모두 똑같이 반영하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>Let all count alike</source>
        <translation>모두 똑같이 반영</translation>
    </message>
    <message>
        <location filename="../../gui/panels/training/training_panel.py"/>
        <source>Change the weight of {name}</source>
        <translation>{name}의 가중치 변경</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>medians</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>pinned row</source>
        <translation>고정한 행</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>The column across, or principal components: the directions in which rows differ most</source>
        <translation>가로로 놓을 열, 또는 행들이 가장 크게 다른 방향인 주성분</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>The column upwards; without one, what the network says is drawn as a curve</source>
        <translation>세로로 놓을 열. 없으면 네트워크의 답을 곡선으로 그립니다</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>Where other columns are held: at their medians, or as in the pinned row once there is one</source>
        <translation>나머지 열을 어디에 둘지: 중앙값, 또는 고정한 행이 있으면 그 값</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>horizontal</source>
        <translation>가로</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>vertical</source>
        <translation>세로</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>others at</source>
        <translation>나머지 값</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>components</source>
        <translation>주성분</translation>
    </message>
    <message>
        <location filename="../../gui/plane/choosers.py"/>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <location filename="../../gui/plane/large_plane.py"/>
        <source>Show the plane in the place of the drawing, or beside it again</source>
        <translation>그림이 있는 자리에 평면을 보이거나, 다시 그 옆에 보입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plane/large_plane.py"/>
        <source>Plane alone</source>
        <translation>평면만</translation>
    </message>
    <message>
        <location filename="../../gui/plane/large_plane.py"/>
        <source>Close the large plane (Escape)</source>
        <translation>큰 평면 닫기 (Escape)</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_axes.py"/>
        <source>1st component</source>
        <translation>제1 주성분</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_axes.py"/>
        <source>2nd component</source>
        <translation>제2 주성분</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_card.py"/>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>click a point to pin its row</source>
        <translation>점을 누르면 그 행을 고정합니다</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>row {row}, changed: {count}</source>
        <translation>행 {row}, 바꾼 값 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>row {row} is pinned</source>
        <translation>행 {row} 고정함</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>{rows} train</source>
        <translation>훈련 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>{rows} validation</source>
        <translation>검증 {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>{shown} of {count}</source>
        <translation>{count} 중 {shown}</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>Filled points are training rows, rings are validation rows. Test rows are never shown.</source>
        <translation>채운 점은 훈련 행, 고리는 검증 행입니다. 테스트 행은 절대 보이지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>A sample of the rows is shown, always the same.</source>
        <translation>행의 표본을 보여 주며, 늘 같은 표본입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>Training rows far beyond the axes, which are not shown: {count}</source>
        <translation>축에서 멀리 벗어나 보이지 않는 훈련 행: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>Open a table: its rows are shown here, and what the network says between them.</source>
        <translation>표를 여세요. 그 행들과, 행들 사이에서 네트워크가 무엇이라 답하는지를 여기에 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>The table is being read.</source>
        <translation>표를 읽고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>Say what is to be predicted: then the rows are shown here.</source>
        <translation>무엇을 예측할지 정하세요. 그러면 행들이 여기에 보입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_texts.py"/>
        <source>The plane is being prepared.</source>
        <translation>평면을 준비하고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_view.py"/>
        <source>A click pins the nearest row; the arrow keys go to the next row in their direction.</source>
        <translation>누르면 가장 가까운 행을 고정하고, 화살표 키는 그 방향의 다음 행으로 갑니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_words.py"/>
        <source>Ring the rows, of those that are shown, that the network takes for another class</source>
        <translation>보이는 행 가운데 네트워크가 다른 클래스로 보는 행에 고리를 두릅니다</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_words.py"/>
        <source>Ring wrong rows</source>
        <translation>틀린 행에 고리 두르기</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_words.py"/>
        <source>{place} → {said}</source>
        <translation>{place} → {said}</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_words.py"/>
        <source>wrong: {count} ringed</source>
        <translation>틀림: {count}개 표시</translation>
    </message>
    <message>
        <location filename="../../gui/plane/plane_words.py"/>
        <source>ring wrong</source>
        <translation>틀린 행 표시</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>Reset view</source>
        <translation>보기 재설정</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>Show the whole curves again</source>
        <translation>곡선 전체를 다시 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>{quantity} over the epochs</source>
        <translation>에포크에 따른 {quantity}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>Saved {path}.</source>
        <translation>{path}: 저장했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_card.py"/>
        <source>{path} could not be written: choose another folder.</source>
        <translation>{path}: 쓸 수 없습니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>shown: epoch {epoch}</source>
        <translation>보는 중: 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>best: epoch {epoch}</source>
        <translation>최고: 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>best, in the network: epoch {epoch}</source>
        <translation>최고, 현재 가중치: 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>in the network: epoch {epoch}</source>
        <translation>현재 가중치: 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>{curve}: {value} at epoch {epoch}, far above the rest and so outside. Double-click to see all.</source>
        <translation>{curve}: 에포크 {epoch} 에서 {value}. 나머지보다 훨씬 커서 밖에 두었습니다. 두 번 클릭하면 모두 보입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>Copy values as CSV</source>
        <translation>값을 CSV로 복사</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>Save picture...</source>
        <translation>그림 저장...</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>Show spikes</source>
        <translation>튀는 값도 보기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curve_plot.py"/>
        <source>Leave spikes outside</source>
        <translation>튀는 값은 밖에 두기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Press Train to see the loss fall.</source>
        <translation>학습을 누르면 손실이 내려가는 것을 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Here the accuracy or R² rises, epoch by epoch.</source>
        <translation>여기서 정확도나 R²가 에포크마다 올라갑니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Here the learning rate follows its schedule.</source>
        <translation>여기서 학습률이 스케줄을 따라갑니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>The learning rate at the end of each epoch</source>
        <translation>에포크가 끝날 때마다의 학습률입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Show the loss on a logarithmic axis</source>
        <translation>손실을 로그 축에 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Logarithmic loss axis</source>
        <translation>손실의 로그 축</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>How strongly the bold curves are smoothed; the faint curves are the exact values</source>
        <translation>굵은 곡선을 얼마나 매끄럽게 할지 정합니다. 흐린 곡선은 정확한 값입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Mean absolute error, in the units of {target}</source>
        <translation>평균 절대 오차({target}의 단위)</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Share of the variance of {target} that is explained</source>
        <translation>설명된 {target} 분산의 비율</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Share of rows whose class is right</source>
        <translation>클래스를 맞힌 행의 비율</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>show {metric}</source>
        <translation>{metric} 보기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Show {metric} instead</source>
        <translation>대신 {metric} 지표를 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>In the first epoch:</source>
        <translation>첫 에포크:</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>At the end of epoch {epoch}, before weights were edited:</source>
        <translation>가중치를 직접 고치기 전, 에포크 {epoch}의 끝에서:</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>epoch {epoch}, unedited</source>
        <translation>에포크 {epoch}, 고치기 전</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>At the end of epoch {epoch}:</source>
        <translation>에포크 {epoch}의 끝:</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Copied {rows} rows of values.</source>
        <translation>행 {rows}개의 값을 복사했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Of this long run, one epoch in {count} is kept, and the first, the last and the best.</source>
        <translation>긴 학습이므로 에포크를 {count}개마다 하나씩, 그리고 처음, 마지막, 최고 에포크만 남겼습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/curves_panel.py"/>
        <source>Picture (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/hover_label.py"/>
        <source>exact</source>
        <translation>정확한 값</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/hover_label.py"/>
        <source>smoothed</source>
        <translation>평활값</translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves/plot_frame.py"/>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/epoch_chart.py"/>
        <source>{title}, epoch {epoch}: {values}</source>
        <translation>{title}, 에포크 {epoch}: {values}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/epoch_chart.py"/>
        <source>Click to show the weights of this checkpoint.</source>
        <translation>클릭하면 이 체크포인트의 가중치를 표시합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/health_strip.py"/>
        <source>Health over time</source>
        <translation>시간에 따른 층의 상태</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/health_strip.py"/>
        <source>Quantity</source>
        <translation>양</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>What the layer gives for the training rows that stand for all.</source>
        <translation>전체를 대표하는 훈련 행에 대한 층의 출력입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Gradients of all that the layer learns, on one mini-batch that stays.</source>
        <translation>층이 학습하는 모든 값의 그래디언트이며, 늘 같은 미니배치 하나로 계산합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Gradients</source>
        <translation>그래디언트</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Share of units that give 0 for every row, and of outputs that are almost at their ends</source>
        <translation>모든 행에 0을 출력하는 유닛의 비율과, 끝값에 거의 닿은 출력의 비율</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Dead, saturated</source>
        <translation>죽음, 포화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>dead</source>
        <translation>죽음</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Length of the gradient of all that the layer learns; in the green band it is sound</source>
        <translation>층이 학습하는 모든 값의 그래디언트 크기. 초록 띠 안이면 적당합니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Gradient norm</source>
        <translation>그래디언트 크기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Length of an update over length of the weights: sound in the green band, 0.001 is usual</source>
        <translation>업데이트의 크기를 가중치의 크기로 나눈 값. 초록 띠 안이면 적당하고, 보통 0.001입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>Update / weight</source>
        <translation>업데이트 / 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>The first checkpoint is at the back, the last one in front; each is as high as it is dense.</source>
        <translation>첫 체크포인트가 맨 뒤, 마지막이 맨 앞에 있으며, 값이 몰린 곳일수록 높습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>1 checkpoint</source>
        <translation>체크포인트 1개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/health/layer_charts.py"/>
        <source>{count} checkpoints</source>
        <translation>체크포인트 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>maps</source>
        <translation>맵</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>Activations</source>
        <translation>활성화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>Feature maps</source>
        <translation>특성 맵</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>Probe row</source>
        <translation>관찰 행</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>The row whose feature maps are shown, here and on the cards</source>
        <translation>여기와 카드에 특성 맵이 표시되는 행</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>training rows that stand for all</source>
        <translation>전체를 대표하는 훈련 행</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>{row} of {rows}</source>
        <translation>{row} / {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>Activations {symbol}</source>
        <translation>활성화 {symbol}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>What the layer makes of one row: every channel is a picture</source>
        <translation>층이 행 하나로 만드는 것입니다. 채널마다 이미지가 하나씩 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>The same probe rows all the time: see them change</source>
        <translation>언제나 같은 관찰 행이므로 값이 바뀌는 것을 볼 수 있습니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>{inputs} inputs × {rows} rows</source>
        <translation>입력 {inputs}개 × 행 {rows}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>{units} units × {rows} rows</source>
        <translation>유닛 {units}개 × 행 {rows}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/activation_section.py"/>
        <source>map {map}, line {line}, column {column}: {value}</source>
        <translation>맵 {map}, 줄 {line}, 열 {column}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>Class × unit</source>
        <translation>클래스 × 유닛</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>Target × unit {symbol}</source>
        <translation>타깃 × 유닛 {symbol}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>Class × unit {symbol}</source>
        <translation>클래스 × 유닛 {symbol}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>{used} of {count} training rows</source>
        <translation>훈련 행 {count}개 중 {used}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>{count} training rows</source>
        <translation>훈련 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>The mean output of each unit for the training rows of each class.</source>
        <translation>각 클래스의 훈련 행에 대한 유닛별 평균 출력입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>The mean output of each unit for each fifth of the training rows, by their target.</source>
        <translation>타깃에 따라 다섯으로 나눈 훈련 행에 대한 유닛별 평균 출력입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>The units that tell them apart best are at the top: those with the largest share of variance between them (η²).</source>
        <translation>이들을 가장 잘 구별하는 유닛, 곧 이들 사이의 분산 비율(η²)이 가장 큰 유닛이 맨 위에 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>While it trains they are ordered anew every {seconds} seconds; the order is kept while the pointer is there and while an earlier epoch is shown.</source>
        <translation>학습하는 동안에는 {seconds}초마다 새로 정렬합니다. 포인터가 그 위에 있거나 이전 에포크를 보여 주는 동안에는 순서를 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>order kept, to follow each unit</source>
        <translation>유닛을 따라갈 수 있게 순서 유지</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>{shown} of {count} shown: those that tell most</source>
        <translation>{count}개 중 가장 잘 구별하는 {shown}개 표시</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>those that tell most at the top</source>
        <translation>가장 잘 구별하는 유닛이 위</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>map {map}</source>
        <translation>맵 {map}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>{unit}, {group}: mean {value}, spread {spread}</source>
        <translation>{unit}, {group}: 평균 {value}, 표준편차 {spread}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>η² = {share}: share of its variance that lies between the columns</source>
        <translation>η² = {share}: 분산 가운데 열 사이의 차이에서 오는 비율</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/classes/class_section.py"/>
        <source>target {low} to {high}</source>
        <translation>타깃 {low} ~ {high}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{dead} of {units}</source>
        <translation>{units}개 중 {dead}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Dead maps</source>
        <translation>죽은 맵</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Dead units</source>
        <translation>죽은 유닛</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Those that their ReLU keeps at 0 for each of the training rows that stand for all</source>
        <translation>전체를 대표하는 훈련 행 모두에서 ReLU가 0으로 두는 것</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Share of tanh or sigmoid outputs that are almost at their ends</source>
        <translation>tanh나 sigmoid 출력 가운데 거의 양 끝에 있는 비율입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Length of the last update over length of the weights; about 0.001 is usual</source>
        <translation>마지막 업데이트의 길이를 가중치의 길이로 나눈 값입니다. 보통은 약 0.001입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>Length of the last gradient of all that the layer learns</source>
        <translation>층이 학습하는 모든 것의 마지막 그래디언트의 길이입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>maps {maps}</source>
        <translation>맵 {maps}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>units {units}</source>
        <translation>유닛 {units}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{percent} % of the outputs are at their ends, where hardly any gradient passes. Try Xavier initialisation, ReLU or a lower learning rate.</source>
        <translation>출력의 {percent} %가 그래디언트가 거의 통과하지 못하는 양 끝에 있습니다. Xavier 초기화나 ReLU를 쓰거나 학습률을 낮춰 보세요.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>He initialisation or a lower rate</source>
        <translation>He 초기화 또는 더 낮은 학습률</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>leaky ReLU or a lower rate</source>
        <translation>leaky ReLU 또는 더 낮은 학습률</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{unit} outputs 0 for every row: its ReLU never fires. Try {remedy}.</source>
        <translation>{unit}: 모든 행에 0을 냅니다. ReLU가 한 번도 켜지지 않습니다. 써 볼 것: {remedy}.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{count} of {units} maps</source>
        <translation>맵 {units}개 중 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{count} of {units} units</source>
        <translation>유닛 {units}개 중 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/health_report.py"/>
        <source>{units} output 0 for every row: their ReLU never fires. Try {remedy}.</source>
        <translation>{units}: 모든 행에 0을 냅니다. ReLU가 한 번도 켜지지 않습니다. 써 볼 것: {remedy}.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_names.py"/>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_view.py"/>
        <source>Histogram of the gradients</source>
        <translation>그래디언트의 히스토그램</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_view.py"/>
        <source>Health</source>
        <translation>상태</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_view.py"/>
        <source>The numbers of {layer} appear here once a run includes it: press Train or Iterate, and Reset before, if an older run is there.</source>
        <translation>실행에 {layer} 층이 포함되면 여기에 그 층의 수가 나타납니다. 학습이나 한 번 반복을 누르세요. 이전 실행이 있으면 먼저 재설정을 누르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_view.py"/>
        <source>Gradients {symbol}</source>
        <translation>그래디언트 {symbol}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/layer_view.py"/>
        <source>{layer}: {symbol} at {where}</source>
        <translation>{layer}: {symbol}, 위치 {where}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/numbers/heat_map.py"/>
        <source>{word} · {down} × {across} shown</source>
        <translation>{word} · {down} × {across} 표시</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/numbers/histogram.py"/>
        <source>{count} near 0</source>
        <translation>0 근처 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/numbers/histogram.py"/>
        <source>sample of {count}</source>
        <translation>표본 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/numbers/number_view.py"/>
        <source>Click to change it.</source>
        <translation>클릭하면 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/over_time_section.py"/>
        <source>Over the epochs</source>
        <translation>에포크에 따른 변화</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>input channels</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>Kernels</source>
        <translation>커널</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>Biases, or scale and shift</source>
        <translation>편향 또는 스케일과 시프트</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>bias of {unit}: {value}</source>
        <translation>{unit}의 편향: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>weight to {unit} from {source}: {value}</source>
        <translation>{unit} ← {source} 가중치: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>filter {filter}, line {line}, column {column}, input channel {channel}: {value}</source>
        <translation>필터 {filter}, 줄 {line}, 열 {column}, 입력 채널 {channel}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>bias of filter {filter}: {value}</source>
        <translation>필터 {filter}의 편향: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer/weight_section.py"/>
        <source>{letter} of {unit}: {value}</source>
        <translation>{unit}의 {letter}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>Loss over the learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>Click, drag or press the arrow keys to pick another rate</source>
        <translation>클릭하거나 끌거나 화살표 키를 눌러 다른 학습률을 고릅니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/large_scatter.py"/>
        <source>Arrow keys: the next row · Enter: pin it · Escape: close</source>
        <translation>방향키: 다음 행 · Enter: 고정 · Esc: 닫기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/scatter.py"/>
        <source>Click to pin this row.</source>
        <translation>누르면 이 행을 고정합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/scatter.py"/>
        <source>{symbol}, {layer}</source>
        <translation>{symbol}, {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/scatter.py"/>
        <source>{symbol}, {layer}: its output across; downwards the rows are only spread</source>
        <translation>{symbol}, {layer}: 가로는 출력이고, 세로는 행을 흩어 놓은 것일 뿐입니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/scatter.py"/>
        <source>{symbol}, {layer}: its two outputs</source>
        <translation>{symbol}, {layer}: 두 출력</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/scatter.py"/>
        <source>{symbol}, {layer}: the first two principal components of {units} outputs, with {percent} % of their variance; turned so that they keep still</source>
        <translation>{symbol}, {layer}: 출력 {units}개의 첫 두 주성분, 분산의 {percent} %. 흔들리지 않게 돌려 놓았습니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>Press Train: then the rows appear here as points, layer by layer.</source>
        <translation>학습을 누르면 행이 층마다 점으로 나타납니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>Show one layer large, also by a double click on it; there the arrow keys go from row to row</source>
        <translation>층 하나를 크게 봅니다. 더블클릭해도 됩니다. 거기서는 방향키로 행에서 행으로 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>Show large</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>How the classes come apart</source>
        <translation>클래스가 나뉘는 모습</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>Rows as points: {layer}</source>
        <translation>점으로 나타낸 행: {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>How the rows come apart</source>
        <translation>행이 나뉘는 모습</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>One point for each row, in each layer by what it gives for that row. Point at one to find it in all layers, click to pin it.</source>
        <translation>점 하나가 행 하나이며, 위치는 층이 그 행에 내놓는 값입니다. 점을 가리키면 모든 층에서 그 행을 찾을 수 있고, 누르면 고정합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>{count} validation rows</source>
        <translation>검증 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/plots/separation/separation_card.py"/>
        <source>{used} of {count} validation rows</source>
        <translation>검증 행 {count}개 중 {used}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>What would change it?</source>
        <translation>무엇을 바꾸면 달라질까?</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Find the nearest row</source>
        <translation>가장 가까운 행 찾기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Few columns and small steps, within what training rows had</source>
        <translation>훈련 행에 있던 값 안에서, 적은 열을 조금만 바꿉니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>End the search</source>
        <translation>찾기를 끝냅니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Follow this row from now on</source>
        <translation>이제부터 이 행을 따라갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Keep this row beside the pinned one</source>
        <translation>고정한 행 옆에 이 행을 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Pin it</source>
        <translation>고정</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Pin it beside</source>
        <translation>옆에 고정</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Searching …</source>
        <translation>찾는 중 …</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Searching … rows tried: {rows}</source>
        <translation>찾는 중 … 시도한 행: {rows}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>None found: {rows} rows with up to {columns} changed columns were tried.</source>
        <translation>찾지 못했습니다: 바꾼 열 최대 {columns}개까지 행 {rows}개를 시도했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>It is so already: {prediction}</source>
        <translation>이미 그렇습니다: {prediction}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/change_card.py"/>
        <source>Nearest row: {prediction}</source>
        <translation>가장 가까운 행: {prediction}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/locks.py"/>
        <source>Choose columns that are to stay as they are</source>
        <translation>그대로 둘 열을 고르세요</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/locks.py"/>
        <source>Columns that stay</source>
        <translation>그대로 둘 열</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/locks.py"/>
        <source>Columns that stay: {count}</source>
        <translation>그대로 둘 열: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/locks.py"/>
        <source>All columns may change</source>
        <translation>모든 열을 바꿀 수 있음</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/steps.py"/>
        <source>Leave {column} as it is, and find another row</source>
        <translation>{column}: 그대로 두고 다른 행을 찾습니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/wish_row.py"/>
        <source>What the prediction is to be</source>
        <translation>바라는 예측</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/wish_row.py"/>
        <source>at least</source>
        <translation>이상</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/wish_row.py"/>
        <source>at most</source>
        <translation>이하</translation>
    </message>
    <message>
        <location filename="../../gui/profile/change/wish_row.py"/>
        <source>another class</source>
        <translation>다른 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/canvas.py"/>
        <source>Picture of {height} × {width} pixels to paint; row {row}, column {column}</source>
        <translation>그릴 수 있는 {height} × {width} 픽셀 그림; {row}행 {column}열</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Drawing pad</source>
        <translation>그림판</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Paint: left button, or Space at the marked cell</source>
        <translation>그리기: 왼쪽 버튼, 또는 표시된 칸에서 스페이스</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Erase; the right button and Delete always do</source>
        <translation>지우기: 오른쪽 버튼과 Delete 키는 언제나 지웁니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Take the last stroke back</source>
        <translation>마지막 획을 되돌립니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Begin again with the picture of the pinned row</source>
        <translation>고정한 행의 그림에서 다시 시작합니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Clear the picture</source>
        <translation>그림을 모두 지웁니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/drawing_pad.py"/>
        <source>Width of the brush</source>
        <translation>붓 굵기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/picture_view.py"/>
        <source>What the network says of what you paint</source>
        <translation>그린 그림에 대한 네트워크의 예측</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/picture_view.py"/>
        <source>The prediction, what it rests on and every layer follow each stroke.</source>
        <translation>예측과 그 근거, 모든 층이 획마다 따라옵니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Black</source>
        <translation>검정</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>White</source>
        <translation>흰색</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Cyan</source>
        <translation>청록</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <location filename="../../gui/profile/pad/swatches.py"/>
        <source>Colour of the brush</source>
        <translation>붓 색</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/part_texts.py"/>
        <source>training row</source>
        <translation>훈련 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/part_texts.py"/>
        <source>validation row</source>
        <translation>검증 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/part_texts.py"/>
        <source>test row</source>
        <translation>테스트 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/part_texts.py"/>
        <source>a row without a target</source>
        <translation>타깃이 없는 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>median row</source>
        <translation>중앙값 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Pin the row of the medians and of the most frequent categories</source>
        <translation>중앙값과 가장 잦은 범주로 된 행을 고정합니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Choose a row</source>
        <translation>행 고르기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Choose a row from the table</source>
        <translation>표에서 행을 고릅니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Give the row its own values again</source>
        <translation>행의 원래 값으로 되돌립니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Keep this row beside the one that you pin or change next</source>
        <translation>다음에 고정하거나 바꾸는 행과 견줄 수 있도록 이 행을 곁에 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Pinned row</source>
        <translation>고정한 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>The row of the table, counted from 1</source>
        <translation>1부터 센 표의 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>swap</source>
        <translation>맞바꾸기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Pin the row beside, and keep this one</source>
        <translation>곁에 둔 행을 고정하고 이 행을 곁에 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>End the comparison</source>
        <translation>비교 끝내기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>Show the pinned row alone</source>
        <translation>고정한 행만 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>changed: {count}</source>
        <translation>바꾼 값 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>a row of your own</source>
        <translation>직접 만든 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/pinned_panel.py"/>
        <source>median row, changed: {count}</source>
        <translation>중앙값 행, 바꾼 값 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>Probabilities of the classes</source>
        <translation>클래스별 확률</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>beside: {value}</source>
        <translation>곁의 행: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>Prediction: {target}</source>
        <translation>예측: {target}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>A test row: what is true of it stays closed.</source>
        <translation>테스트 행: 실제 값은 닫혀 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>{share} interval {low} – {high}</source>
        <translation>{share} 구간 {low} – {high}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>{share}: {low} – {high}</source>
        <translation>{share}: {low} – {high}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>{share} of the errors on {rows} validation rows, with the weights of now, lie in this range around the prediction.</source>
        <translation>지금의 가중치로 검증 행 {rows}개를 예측했을 때 오차 가운데 {share} 비율이 예측 주위의 이 범위에 듭니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>no interval: too few validation rows</source>
        <translation>구간 없음: 검증 행이 너무 적음</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>no interval</source>
        <translation>구간 없음</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>It is measured on validation rows; give them a share under Data.</source>
        <translation>검증 행에서 잽니다. 데이터에서 검증 행의 몫을 정하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>error {value}</source>
        <translation>오차 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>beside {value} ({difference})</source>
        <translation>곁의 행 {value} ({difference})</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/prediction_card.py"/>
        <source>the {shown} most probable of {all}</source>
        <translation>{all}개 중 가장 가능성 높은 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/row_chooser.py"/>
        <source>part</source>
        <translation>부분</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/row_chooser.py"/>
        <source>closed</source>
        <translation>닫힘</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/row_chooser.py"/>
        <source>A click on a heading sorts the rows.</source>
        <translation>머리글을 누르면 행이 정렬됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/row/row_chooser.py"/>
        <source>Rows of the table</source>
        <translation>표의 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/category_strip.py"/>
        <source>{shown} most frequent of {all}</source>
        <translation>{all}개 중 가장 잦은 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/category_strip.py"/>
        <source>{value}: a rarer one</source>
        <translation>{value}: 더 드문 범주</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/category_strip.py"/>
        <source>{value}: never seen in training</source>
        <translation>{value}: 훈련에서 본 적 없음</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/category_strip.py"/>
        <source>Click a bar, or use the arrow keys, to choose a value; Delete for a missing one.</source>
        <translation>막대를 누르거나 화살표 키로 값을 고르세요. Delete 키는 누락값으로 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/category_strip.py"/>
        <source>{value}: training rows {count}</source>
        <translation>{value}: 훈련 행 {count}개</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>What the network says as one column changes</source>
        <translation>한 열이 바뀔 때 네트워크의 예측</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>The class whose probability the strips show</source>
        <translation>띠에 확률을 그릴 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>Class looked at</source>
        <translation>살펴보는 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>probability of</source>
        <translation>확률을 볼 클래스</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>By importance</source>
        <translation>중요도순</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>As in the table</source>
        <translation>표의 순서대로</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>sorted by importance</source>
        <translation>중요도순</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>in the order of the table</source>
        <translation>표의 순서</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>sorted by name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>How far the prediction moves along each column, in these curves, tells how important it is here</source>
        <translation>이 곡선들에서 열마다 예측이 얼마나 움직이는지를 중요도로 삼습니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>this row</source>
        <translation>이 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>the row beside</source>
        <translation>곁의 행</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>mean of {rows} training rows</source>
        <translation>훈련 행 {rows}개의 평균</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>each of them</source>
        <translation>그 행 하나하나</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/header.py"/>
        <source>hatched: never seen in training</source>
        <translation>빗금: 훈련에서 본 적 없음</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>Value of {column}</source>
        <translation>{column} 값</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>missing</source>
        <translation>누락</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>A number; nothing for a missing value</source>
        <translation>숫자. 비우면 누락값입니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>This is not a number.</source>
        <translation>숫자가 아닙니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>{column}: training rows from {low} to {high}. Drag the line, or use the arrow keys; double-click or press Enter to type a number, Delete for a missing value.</source>
        <translation>{column}: 훈련 행의 범위 {low} – {high}. 선을 끌거나 화살표 키를 쓰세요. 두 번 누르거나 Enter 키를 누르면 숫자를 입력하고, Delete 키는 누락값으로 바꿉니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/number_strip.py"/>
        <source>{value} was never seen in training. {more}</source>
        <translation>{value}: 훈련에서 본 적 없는 값입니다. {more}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/strip_card.py"/>
        <source>missing (counts as {value})</source>
        <translation>누락 ({value} 값으로 셈)</translation>
    </message>
    <message>
        <location filename="../../gui/profile/strips/strips_view.py"/>
        <source>Strips of the columns</source>
        <translation>열마다 하나씩 있는 띠</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/bars.py"/>
        <source>Contributions</source>
        <translation>기여도</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/pixels.py"/>
        <source>Contributions of the pixels</source>
        <translation>픽셀별 기여도</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/pixels.py"/>
        <source>Pixel in row {row}, column {column}: {amount}</source>
        <translation>픽셀 {row}행 {column}열: {amount}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Show every column, or the largest alone</source>
        <translation>모든 열을 보거나 가장 큰 것만 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>mean prediction {mean}</source>
        <translation>평균 예측 {mean}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>What the network says on average; the amounts below are added to it</source>
        <translation>네트워크가 평균적으로 예측하는 값이며, 아래 값이 여기에 더해집니다</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Computing what each column adds …</source>
        <translation>열별 기여도 계산 중 …</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Show {count} more</source>
        <translation>{count}개 더 보기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Show the largest alone</source>
        <translation>가장 큰 것만 보기</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Shapley values, {draws} samples, ± {error}</source>
        <translation>섀플리 값, 표본 {draws}개, ± {error}</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>Orange lowers it, blue raises it.</source>
        <translation>주황은 낮추고 파랑은 높입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/profile/why/why_card.py"/>
        <source>What the prediction changes by as a column takes the value of this row, averaged over {draws} drawn orders of the columns and rows to compare with. They add up to the prediction less the mean; ± is the largest standard error.</source>
        <translation>열이 이 행의 값을 가질 때 예측이 달라지는 양을, 뽑은 열 순서와 비교할 행 {draws}개에 걸쳐 평균한 값입니다. 모두 더하면 예측에서 평균을 뺀 값이며, ±는 가장 큰 표준 오차입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>at a kink</source>
        <translation>꺾인 점</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>{checked} of {size}</source>
        <translation>{size}개 중 {checked}개</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>Of a large array the largest numbers and some at random are checked.</source>
        <translation>큰 배열에서는 가장 큰 수와 무작위로 고른 몇 개를 검사합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>{count} numbers are left out: between w − ε and w + ε a ReLU, a maximum or an absolute value has its kink, where a difference is not the slope.</source>
        <translation>{count}개는 제외했습니다. w − ε과 w + ε 사이에 ReLU, 최댓값, 절댓값이 꺾이는 점이 있어 차분이 기울기가 아닙니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>Too small: such a gradient has vanished so far that the rounding of the loss hides it.</source>
        <translation>너무 작음: 그래디언트가 거의 사라져 손실의 반올림에 묻힙니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>Rounding: the numbers on the screen are those of the run, in {precision}; this is how far they are from the same in float64, relative to their size.</source>
        <translation>반올림: 화면의 수는 실행의 수이며 정밀도는 {precision}입니다. 이 값은 float64로 계산한 같은 수와 얼마나 다른지를 크기에 견준 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>The gradients of {layer} agree with central differences.</source>
        <translation>{layer}의 그래디언트가 중앙 차분과 맞습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/check_texts.py"/>
        <source>largest relative error {error}</source>
        <translation>가장 큰 상대 오차 {error}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>How far the check is</source>
        <translation>검사가 얼마나 진행되었는지</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>End the check</source>
        <translation>검사를 끝냅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Gradient check</source>
        <translation>그래디언트 검사</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Show how this was found, and the error of every gradient</source>
        <translation>어떻게 구했는지와 모든 그래디언트의 오차를 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>The check of the gradients</source>
        <translation>그래디언트 검사</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Backward finds all gradients at once by the chain rule. A central difference finds one of them without it: the number is moved a little to both sides, and the loss is measured each time.</source>
        <translation>역방향 전파는 연쇄 법칙으로 모든 그래디언트를 한꺼번에 구합니다. 중앙 차분은 연쇄 법칙 없이 하나씩 구합니다. 수를 양쪽으로 조금씩 움직여 그때마다 손실을 잽니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>r is the relative error, g are the gradients of backward, n the central differences, |…| the length of all of them together. Up to {limit} they agree: a right gradient comes to about 1e-9, a wrong factor or a forgotten term to more than 1e-3.</source>
        <translation>r은 상대 오차, g는 역방향 전파의 그래디언트, n은 중앙 차분, |…|는 이들 전체의 길이입니다. {limit}까지는 맞는 것으로 봅니다. 바른 그래디언트는 약 1e-9이고, 틀린 인수나 빠뜨린 항이 있으면 1e-3을 넘습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Central difference</source>
        <translation>중앙 차분</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Relative error</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>This is done in float64 for the {m} rows of this mini-batch, with ε = {step} and, where there is Dropout, the same units silenced. da and dz are derivatives of each row's own loss, so m times the difference of the mean loss J.</source>
        <translation>이 미니배치의 행 {m}개에 대해 float64로 계산하며(ε = {step}), Dropout이 있으면 같은 유닛을 끕니다. da와 dz는 각 행의 손실을 미분한 것이므로 평균 손실 J의 차분에 m을 곱한 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>Relative error of every gradient</source>
        <translation>모든 그래디언트의 상대 오차</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>relative error</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>checked</source>
        <translation>검사함</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/check/gradient_badge.py"/>
        <source>rounding</source>
        <translation>반올림</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>Backward does not visit {layer}: neither it nor a layer before it has anything to learn.</source>
        <translation>역방향 전파는 {layer} 층을 지나지 않습니다. 이 층에도, 그 앞의 층에도 학습할 것이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>{layer}: the mini-batch is taken here</source>
        <translation>{layer}: 여기서 미니배치를 받습니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>{layer}, forward: takes what is before it, gives a[{l}]</source>
        <translation>{layer}, 정방향: 앞의 출력을 받아 a[{l}] 값을 냅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>The loss: how far the outputs are from the targets, and where backward begins</source>
        <translation>손실: 출력이 타깃에서 얼마나 떨어져 있는지 나타내며, 역방향 전파가 여기서 시작됩니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>{layer}, backward: how the loss would change with its numbers</source>
        <translation>{layer}, 역방향: 이 층의 수에 따라 손실이 어떻게 달라지는지 구합니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/box.py"/>
        <source>{layer}, update: its weights move once</source>
        <translation>{layer}, 업데이트: 가중치가 한 걸음 움직입니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/content.py"/>
        <source>cache</source>
        <translation>캐시</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/diagram.py"/>
        <source>Forward and backward</source>
        <translation>정방향과 역방향</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/diagram.py"/>
        <source>The formulas are being typeset…</source>
        <translation>수식을 조판하는 중입니다…</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/diagram.py"/>
        <source>Open a CSV file or choose one from Samples: one iteration of its network is drawn here, forward and backward.</source>
        <translation>CSV 파일을 열거나 샘플에서 하나를 고르세요. 그 신경망의 반복 한 번을 정방향과 역방향으로 여기에 그립니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/items.py"/>
        <source>The cache: what forward keeps for backward</source>
        <translation>캐시: 정방향 전파가 역방향 전파를 위해 남겨 두는 값</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/scene.py"/>
        <source>FORWARD</source>
        <translation>정방향</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/scene.py"/>
        <source>BACKWARD</source>
        <translation>역방향</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/scene.py"/>
        <source>UPDATE</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/diagram/view.py"/>
        <source>Diagram of one iteration</source>
        <translation>반복 한 번의 그림</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>Click: shows its numbers.</source>
        <translation>클릭하면 이 단계의 숫자를 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>Click: goes 1 step back, to {step}.</source>
        <translation>클릭하면 1단계 뒤로 갑니다: {step}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>Click: goes {count:,} steps back, to {step}.</source>
        <translation>클릭하면 {count:,}단계 뒤로 갑니다: {step}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>Click: runs 1 step forward, to {step}.</source>
        <translation>클릭하면 1단계 앞으로 실행합니다: {step}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>Click: runs {count:,} steps forward, to {step}.</source>
        <translation>클릭하면 {count:,}단계 앞으로 실행합니다: {step}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>It stops before the update; click again, and the weights change.</source>
        <translation>업데이트 앞에서 멈춥니다. 한 번 더 클릭하면 가중치가 바뀝니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/journey.py"/>
        <source>The weights change.</source>
        <translation>가중치가 바뀝니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/heat_strip.py"/>
        <source>{count:,} numbers up to {size}</source>
        <translation>수 {count:,}개, 최대 {size}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/map_labels.py"/>
        <source>{name}, {shape}, not computed yet</source>
        <translation>{name}, {shape}, 아직 계산하지 않음</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/map_labels.py"/>
        <source>Heat map of {name}, {shape}</source>
        <translation>{name}의 히트맵, {shape}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/map_labels.py"/>
        <source>{count:,} {things}</source>
        <translation>{things} {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/map_labels.py"/>
        <source>{shape} of one row</source>
        <translation>행 하나의 {shape}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/number_map.py"/>
        <source>not computed yet</source>
        <translation>아직 계산하지 않음</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/number_texts.py"/>
        <source>height × width × channels</source>
        <translation>높이 × 너비 × 채널</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/number_texts.py"/>
        <source>{one} × rows</source>
        <translation>{one} × 행</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/number_texts.py"/>
        <source>one number</source>
        <translation>수 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>to {unit} from {source}</source>
        <translation>{unit} ← {source}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>filter {filter}, line {line}, column {column}, channel {channel}</source>
        <translation>필터 {filter}, 줄 {line}, 열 {column}, 채널 {channel}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>line {line}, column {column}, channel {channel}</source>
        <translation>줄 {line}, 열 {column}, 채널 {channel}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet.py"/>
        <source>channel {channel}</source>
        <translation>채널 {channel}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>{shown} of {count:,} filters</source>
        <translation>필터 {count:,}개 중 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>{shown} of {count:,} channels</source>
        <translation>채널 {count:,}개 중 {shown}개</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>some of the {height} × {width} pixels</source>
        <translation>{height} × {width} 픽셀 가운데 일부</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>every {step}st of {count:,} {things}</source>
        <translation>{things} {count:,}개에서 {step}개마다 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>every {step}nd of {count:,} {things}</source>
        <translation>{things} {count:,}개에서 {step}개마다 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>every {step}rd of {count:,} {things}</source>
        <translation>{things} {count:,}개에서 {step}개마다 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/sheet_image.py"/>
        <source>every {step}th of {count:,} {things}</source>
        <translation>{things} {count:,}개에서 {step}개마다 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Which numbers the table shows</source>
        <translation>표에 보일 수를 고릅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>all rows</source>
        <translation>모든 행</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>All rows of the mini-batch as columns, or the chosen row alone</source>
        <translation>미니배치의 모든 행을 열로 보거나, 고른 행만 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>What was copied</source>
        <translation>복사한 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Copy as CSV</source>
        <translation>CSV로 복사</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Copy the numbers, with units and rows, for a spreadsheet</source>
        <translation>유닛과 행이 붙은 수를 스프레드시트용으로 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Copy as NumPy</source>
        <translation>NumPy로 복사</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Copy an expression that gives the same numbers in NumPy</source>
        <translation>NumPy에서 같은 수를 내는 식을 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>These are {count:,} numbers, too many for the clipboard. Save them to a file.</source>
        <translation>수가 {count:,}개로, 클립보드에 담기에 너무 많습니다. 파일로 저장하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Save the numbers…</source>
        <translation>수 저장…</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>copied {shape}: {directions}</source>
        <translation>복사함 {shape}: {directions}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>writing {count:,} numbers …</source>
        <translation>수 {count:,}개 쓰는 중 …</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy 배열 (*.npy)</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>Save the numbers</source>
        <translation>수 저장</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_section.py"/>
        <source>saved as {name}</source>
        <translation>{name} 저장함</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/numbers/values_table.py"/>
        <source>Table of values</source>
        <translation>값의 표</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/cancellation.py"/>
        <source>What is added up here cancels out to 0 or nearly so; what is left of it is rounding in the last digits of float32.</source>
        <translation>여기서 더하는 값들은 서로 지워져 0이나 거의 0이 됩니다. 남은 값은 float32의 마지막 자리에서 생긴 반올림 오차입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>← Back to the sum</source>
        <translation>← 합으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>Show again how this number was computed</source>
        <translation>이 수를 어떻게 계산했는지 다시 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The chain rule, factor by factor</source>
        <translation>연쇄 법칙의 인수 하나하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>What the factors come to</source>
        <translation>인수를 모두 곱한 값</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The number</source>
        <translation>수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The stored number</source>
        <translation>저장된 수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>What is remarkable</source>
        <translation>눈여겨볼 점</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>Factor by factor, for {row}: the strips show the product so far.</source>
        <translation>{row}: 인수를 하나씩 곱합니다. 띠는 지금까지의 곱입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>how the loss of this row changes</source>
        <translation>이 행의 손실이 어떻게 달라지는지</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>What each row of the mini-batch gives:</source>
        <translation>미니배치의 행마다 내는 값:</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The output went several ways: what comes back on them adds up.</source>
        <translation>출력은 여러 경로로 갔고, 그 경로로 돌아온 값을 더합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>unit</source>
        <translation>유닛</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>stored: {number}</source>
        <translation>저장된 값: {number}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The product is computed anew, in float64, from the values alone; it differs by {size}.</source>
        <translation>곱은 값만으로 float64에서 새로 계산합니다. 차이: {size}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>The strongest of {count:,} ways</source>
        <translation>경로 {count:,}개 가운데 가장 강한 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chain_view.py"/>
        <source>From unit to unit there are many ways; their products add up to what the row gives.</source>
        <translation>유닛에서 유닛으로 가는 경로는 많고, 그 곱을 더하면 행이 내는 값이 됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chosen_rows_line.py"/>
        <source>Go through the chosen rows</source>
        <translation>선택한 행 따라가기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chosen_rows_line.py"/>
        <source>Forward and backward as in prediction; nothing is learnt</source>
        <translation>예측할 때처럼 정방향과 역방향으로 따라가며, 학습하지 않습니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chosen_rows_line.py"/>
        <source>Go through mini-batches of the training again, and show the rows that stand for all</source>
        <translation>다시 학습의 미니배치를 따라가고, 전체를 대표하는 행을 표시합니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chosen_rows_line.py"/>
        <source>Back to the network</source>
        <translation>신경망으로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/chosen_rows_line.py"/>
        <source>Show the drawing as you left it; mini-batches of the training are gone through again</source>
        <translation>떠날 때 모습 그대로 그림을 보이고, 다시 학습의 미니 배치를 따라갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Numbers of the selected step</source>
        <translation>선택한 단계의 수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>What happens in this step</source>
        <translation>이 단계에서 일어나는 일</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>The chosen number</source>
        <translation>선택한 수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Where it comes from: the chain rule</source>
        <translation>어디에서 왔는지: 연쇄 법칙</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Show how this gradient comes from the loss, factor by factor</source>
        <translation>이 그래디언트가 손실에서 어떻게 나오는지 인수를 하나씩 따라가며 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>The sum that makes the chosen number</source>
        <translation>선택한 숫자를 만드는 합</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>One iteration is: take a mini-batch, go forward through all layers, compute the loss, go backward through them, update the weights. Take a step to see its numbers.</source>
        <translation>반복 한 번은 이렇습니다: 미니배치를 가져와 모든 층을 정방향으로 지나고, 손실을 계산하고, 역방향으로 지난 뒤 가중치를 업데이트합니다. 한 단계 나아가면 그 수를 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>One iteration</source>
        <translation>반복 한 번</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>{step}, one number at a time</source>
        <translation>{step}, 수 하나씩</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Multiplying …</source>
        <translation>곱하는 중 …</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>The gradient of this number is not computed.</source>
        <translation>이 수의 그래디언트는 계산하지 않습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>This number is given, not computed: it comes from the table of data.</source>
        <translation>이 수는 계산한 것이 아니라 데이터 표에서 온 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/numbers_panel.py"/>
        <source>Click any cell: its sum is spelled out here.</source>
        <translation>아무 칸이나 클릭하면 그 합을 여기에 풀어서 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Operands and result of the selected formula</source>
        <translation>선택한 식의 피연산자와 결과</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Formula</source>
        <translation>식</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Shapes</source>
        <translation>모양</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>The number pointed at</source>
        <translation>가리키는 수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Heat maps</source>
        <translation>히트맵</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Training goes on. Pause it to go through an iteration with its numbers.</source>
        <translation>학습이 진행 중입니다. 일시 정지하면 반복을 수와 함께 살펴볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Take a step, or click a box or an arrow: what goes in and what comes out is shown here.</source>
        <translation>한 단계 나아가거나 상자나 화살표를 클릭하세요. 들어가는 것과 나오는 것이 여기에 나타납니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>shown: {sampling}</source>
        <translation>표시: {sampling}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Click: the sum that makes it is spelled out.</source>
        <translation>클릭하면 이 수를 만드는 합을 풀어서 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Click to go back to where it was computed.</source>
        <translation>클릭하면 계산된 곳으로 돌아갑니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/operands_panel.py"/>
        <source>Click to see how the loss depends on it.</source>
        <translation>클릭하면 손실이 이 수에 어떻게 달려 있는지 봅니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>Formula of the chosen number</source>
        <translation>선택한 수의 식</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>What is computed first</source>
        <translation>먼저 계산하는 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>How many terms there are</source>
        <translation>항의 개수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>in order</source>
        <translation>차례대로</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>largest first</source>
        <translation>큰 것부터</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>Order of the terms</source>
        <translation>항의 순서</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>Terms of the sum</source>
        <translation>합의 항</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>Terms that are not shown</source>
        <translation>표시하지 않은 항</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>What the terms come to</source>
        <translation>항을 모두 더한 값</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>{count:,} terms</source>
        <translation>항 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>The run computes with the 7 digits of float32; this sum with 16. They differ by {size}.</source>
        <translation>실행은 float32의 7자리로, 이 합은 16자리로 계산합니다. 차이: {size}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>The sum differs from the stored number by {size}.</source>
        <translation>합과 저장된 수의 차이: {size}.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/panels/sum_view.py"/>
        <source>and {count:,} more, together {sum}</source>
        <translation>외 {count:,}개, 합계 {sum}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>Iteration {number}, epoch {epoch}</source>
        <translation>반복 {number}, 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>Chosen rows, weights of epoch {epoch}</source>
        <translation>선택한 행, 에포크 {epoch}의 가중치</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>Made with Layerscope, {date}</source>
        <translation>Layerscope로 만듦, {date}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>Mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>m = {m}; row of the mini-batch → row of the table:</source>
        <translation>m = {m}; 미니배치의 행 → 표의 행:</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>(with class weights or label smoothing)</source>
        <translation>(클래스 가중치나 레이블 스무딩 적용)</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/report/report_page.py"/>
        <source>{things} {first} to {last} of {count}</source>
        <translation>{things} {count}개 중 {first}~{last}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>4 s</source>
        <translation>4초</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>2 s</source>
        <translation>2초</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>1 s</source>
        <translation>1초</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>½ s</source>
        <translation>½초</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>¼ s</source>
        <translation>¼초</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Steps of the iteration</source>
        <translation>반복의 단계</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>layer by layer</source>
        <translation>층마다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>inside the layers</source>
        <translation>층 안까지</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Row shown</source>
        <translation>보이는 행</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Which row of the mini-batch is looked at</source>
        <translation>미니배치에서 살펴볼 행입니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Whether a step is a whole layer, or one formula inside it: z, then a; dz, then dW, db, da</source>
        <translation>한 단계를 층 전체로 할지 층 안의 식 하나로 할지 정합니다: z 다음 a, dz 다음 dW, db, da</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Step size</source>
        <translation>단계 크기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Time from step to step</source>
        <translation>단계 사이의 시간</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>How slow the playback goes</source>
        <translation>한 단계에 머무는 시간입니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>As in prediction; no weight changes</source>
        <translation>예측할 때와 같고, 가중치는 바뀌지 않음</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Training is running; a step pauses it.</source>
        <translation>학습이 진행 중입니다. 한 단계 나아가면 일시 정지합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Nothing is computed yet.</source>
        <translation>아직 계산한 것이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>no mini-batch yet</source>
        <translation>아직 미니배치가 없음</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>of {m} · {name}</source>
        <translation>/ {m} · {name}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/step_list.py"/>
        <source>Row {number} of the table</source>
        <translation>표의 {number}번째 행</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the share of da[{l}] that comes back from {layer}</source>
        <translation>da[{l}] 가운데 {layer} 층에서 돌아오는 몫</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the mini-batch: one column for each of its rows</source>
        <translation>미니배치: 행마다 열 하나</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>{key} after the update</source>
        <translation>업데이트한 뒤의 {key}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what {layer} gives: it has no activation function</source>
        <translation>{layer} 층이 내는 값: 활성화 함수가 없습니다</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what {layer} gives</source>
        <translation>{layer} 층의 출력</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what goes into the activation of {layer}</source>
        <translation>{layer} 층의 활성화 함수에 들어가는 값</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the means that {layer} subtracts</source>
        <translation>{layer} 층에서 빼는 평균</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the variances that {layer} divides by</source>
        <translation>{layer} 층에서 나누는 분산</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what {layer} has normalized</source>
        <translation>{layer} 층에서 정규화한 값</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>which numbers {layer} lets through</source>
        <translation>{layer} 층에서 통과시키는 수</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the targets: what the network should answer</source>
        <translation>타깃: 신경망이 내야 할 답</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the length of all gradients together</source>
        <translation>모든 그래디언트를 합친 벡터의 길이</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the loss: how far the outputs are from the targets</source>
        <translation>손실: 출력이 타깃에서 얼마나 떨어져 있는지</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>how the loss would change with {key}</source>
        <translation>{key} 값에 따라 손실이 어떻게 달라지는지</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>the gradient of {parameter} as it is used: clipped, or with weight decay</source>
        <translation>{parameter} 에 실제로 쓰이는 그래디언트: 클리핑되거나 가중치 감쇠가 더해진 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what is remembered of {parameter}, corrected for having begun at 0</source>
        <translation>{parameter} 에 대해 기억한 것, 0에서 시작한 것을 보정함</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what the optimizer remembers of {parameter} after the update</source>
        <translation>업데이트 뒤 옵티마이저가 {parameter} 에 대해 기억하는 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/key_texts.py"/>
        <source>what the optimizer remembers of {parameter} from the iterations before</source>
        <translation>최적화 방법이 이전 반복들에서 {parameter} 에 대해 기억한 것</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>take the rows a[0]</source>
        <translation>행 a[0] 가져오기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>take mini-batch a[0]</source>
        <translation>미니배치 a[0] 가져오기</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>loss, {gradient}</source>
        <translation>손실, {gradient}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>update W, b</source>
        <translation>W, b 업데이트</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>forward {layer}</source>
        <translation>정방향 {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>backward {layer}</source>
        <translation>역방향 {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>Forward {layer}</source>
        <translation>정방향 전파: {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>Backward {layer}</source>
        <translation>역방향 전파: {layer}</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>The loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>Update</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>The chosen rows</source>
        <translation>선택한 행</translation>
    </message>
    <message>
        <location filename="../../gui/stepping/words/step_texts.py"/>
        <source>The mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Tables (*.csv *.tsv *.txt *.data);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.txt *.data);;모든 파일 (*)</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Layerscope projects (*.layerscope)</source>
        <translation>Layerscope 프로젝트 (*.layerscope)</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Lessons (*.toml)</source>
        <translation>레슨 (*.toml)</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Open a lesson</source>
        <translation>레슨 열기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Save the changes to {name}?</source>
        <translation>{name}: 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>What is not saved, trained weights too, would be lost.</source>
        <translation>학습된 가중치를 포함해 저장하지 않은 것은 사라집니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>{name} was changed by another window or program since it was opened here, so nothing was saved.</source>
        <translation>{name}: 여기서 연 뒤에 다른 창이나 프로그램이 바꾸었으므로 저장하지 않았습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Save a copy…</source>
        <translation>사본 저장…</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Replace it</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>{name} wants to read {table}, which lies outside its folder and was never opened here.</source>
        <translation>{name} 프로젝트가 {table} 파일을 읽으려고 합니다. 프로젝트 폴더 밖에 있고 여기서 연 적이 없는 파일입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Read it</source>
        <translation>읽기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/file_commands.py"/>
        <source>Choose another table…</source>
        <translation>다른 표 선택…</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/picture_files.py"/>
        <source>Picture of the network</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>{name} was discarded.</source>
        <translation>{name}: 버렸습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>Keep it</source>
        <translation>남겨 두기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>Layerscope ended unexpectedly while {name} was not saved ({time}).</source>
        <translation>{name}: 저장하지 않은 상태에서 Layerscope가 갑자기 종료되었습니다({time}).</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>Layerscope ended unexpectedly while {name} was not saved ({time}). {count} older ones stand under File, Recover unsaved work.</source>
        <translation>{name}: 저장하지 않은 상태에서 Layerscope가 갑자기 종료되었습니다({time}). 더 오래된 {count}개는 파일 메뉴의 저장하지 않은 작업 복구에 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>Recover it</source>
        <translation>복구</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>Discard it</source>
        <translation>버리기</translation>
    </message>
    <message>
        <location filename="../../gui/window/files/recovery.py"/>
        <source>an unsaved project</source>
        <translation>저장하지 않은 프로젝트</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/advice.py"/>
        <source>{finding} {effect}</source>
        <translation>{finding} {effect}</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/animation_export.py"/>
        <source>There is no checkpoint of a run to show yet.</source>
        <translation>아직 보여 줄 체크포인트가 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/animation_export.py"/>
        <source>The run is not there any more, so no animation was written; train and export again.</source>
        <translation>실행이 더 이상 없어 애니메이션을 쓰지 않았습니다. 학습한 뒤 다시 내보내세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/rate_search.py"/>
        <source>Pause the training to try out learning rates.</source>
        <translation>학습률을 시험하려면 학습을 일시 정지하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/rate_search.py"/>
        <source>Begun with new weights (seed {seed}).</source>
        <translation>새 가중치로 시작했습니다(시드 {seed}).</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/rate_search.py"/>
        <source>Begun with new weights (seed {seed}), as Train does after Reset; those of the run stay as they are.</source>
        <translation>재설정한 뒤의 학습처럼 새 가중치로 시작했습니다(시드 {seed}). 지금 실행의 가중치는 그대로 둡니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/window_job.py"/>
        <source>Say first what to predict: the data panel asks for it.</source>
        <translation>먼저 무엇을 예측할지 정하세요. 데이터 패널에서 묻고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/jobs/window_job.py"/>
        <source>The data are being prepared.</source>
        <translation>데이터를 준비하고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/chosen_rows.py"/>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/chosen_rows.py"/>
        <source>Save rows as CSV</source>
        <translation>행을 CSV로 저장</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/chosen_rows.py"/>
        <source>Rows written to {name}: {count}</source>
        <translation>{name} 파일에 쓴 행: {count}</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/evaluate_page.py"/>
        <source>Change the decision</source>
        <translation>결정 기준 변경</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/evaluate_page.py"/>
        <source>Open a table and train a network: then this page shows how good it is.</source>
        <translation>표를 열고 신경망을 훈련하세요. 그러면 이 페이지에서 얼마나 좋은지 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/evaluate_page.py"/>
        <source>Train a network first: then this page shows how good it is.</source>
        <translation>먼저 신경망을 훈련하세요. 그러면 이 페이지에서 얼마나 좋은지 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/evaluate_page.py"/>
        <source>The trained network is not of what is drawn and open now; train this one.</source>
        <translation>훈련된 신경망이 지금 그려지고 열린 것과 다릅니다. 이것을 훈련하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/evaluate_page.py"/>
        <source>The network is being judged.</source>
        <translation>신경망을 평가하고 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/page_tabs.py"/>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/pinned_layers.py"/>
        <source>This row, layer by layer</source>
        <translation>이 행을 층마다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/pinned_layers.py"/>
        <source>What each layer gives for the pinned row</source>
        <translation>고정한 행에 대한 층마다의 출력</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/plane_beside.py"/>
        <source>Drag to share the width between the drawing and the plane</source>
        <translation>끌어서 그림과 평면의 너비를 나눕니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_cards.py"/>
        <source>Pause the training: here it takes too long to follow each step.</source>
        <translation>훈련을 일시 정지하세요. 단계마다 따라가기에는 너무 오래 걸립니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_cards.py"/>
        <source>The row or the network is another one by now.</source>
        <translation>행이나 네트워크가 이제 다른 것입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Copy row</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Copy the pinned row as CSV: a header, and its values</source>
        <translation>고정한 행을 머리글과 값으로 된 CSV로 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Show on canvas</source>
        <translation>캔버스에서 보기</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Open a table and train a network: then this page shows what it says of a row.</source>
        <translation>표를 열고 네트워크를 훈련하세요. 그러면 이 페이지가 행 하나의 예측을 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Train a network first: then this page shows what it says of a row.</source>
        <translation>먼저 네트워크를 훈련하세요. 그러면 이 페이지가 행 하나의 예측을 보여 줍니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>The table lacks columns that the network was trained with; open another one.</source>
        <translation>표에 네트워크를 훈련할 때 쓴 열이 없습니다. 다른 표를 여세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Let the cards of the canvas and the layer view show this row alone, layer by layer</source>
        <translation>캔버스의 카드와 층 보기에 이 행만 층마다 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>Only a row of the table can be shown there: take the changes back first.</source>
        <translation>표의 행만 보여 줄 수 있습니다. 먼저 바꾼 값을 되돌리세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>The row is in the clipboard, as CSV.</source>
        <translation>행을 CSV로 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/profile_page.py"/>
        <source>pinned row {row}</source>
        <translation>고정한 행 {row}</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>&amp;Canvas</source>
        <translation>캔버스(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>Draw the network and watch it train</source>
        <translation>신경망을 그리고 학습하는 것을 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>Fo&amp;rward / backward</source>
        <translation>정방향 / 역방향(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>Go through one iteration step by step</source>
        <translation>정방향 전파(순전파)와 역방향 전파(역전파)로 반복 한 번을 한 단계씩 살펴봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>&amp;Evaluate</source>
        <translation>평가(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>See how good the network is, and which rows it gets wrong</source>
        <translation>신경망이 얼마나 좋은지, 어떤 행을 틀리는지 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>&amp;Profile</source>
        <translation>프로파일(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../gui/window/pages/table.py"/>
        <source>Follow one row: what the network says as its values change</source>
        <translation>한 행을 따라가며 값이 바뀔 때 신경망이 무엇이라 하는지 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;New</source>
        <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Begin with an empty project</source>
        <translation>빈 프로젝트로 시작합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Open CSV…</source>
        <translation>CSV 열기(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Open a table of data</source>
        <translation>데이터 표를 엽니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Open &amp;project…</source>
        <translation>프로젝트 열기(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Open a saved project with its trained weights</source>
        <translation>저장된 프로젝트를 학습된 가중치와 함께 엽니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Save project and weights</source>
        <translation>프로젝트와 가중치를 저장합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Save under another name</source>
        <translation>다른 이름으로 저장합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Predict a &amp;file…</source>
        <translation>파일 예측(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Predict the rows of a table with the trained network, and save them as CSV</source>
        <translation>훈련된 네트워크로 표의 행을 예측해 CSV로 저장합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Close the window</source>
        <translation>창을 닫습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Undo the last edit</source>
        <translation>마지막 편집을 취소합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Redo it</source>
        <translation>취소한 편집을 다시 실행합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Cut what is selected where the keyboard is: layers, or text</source>
        <translation>키보드 포커스가 있는 곳에서 선택한 층이나 글자를 잘라냅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy what is selected where the keyboard is: layers, numbers, or text</source>
        <translation>키보드 포커스가 있는 곳에서 선택한 층, 숫자 또는 글자를 복사합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Paste layers, or text</source>
        <translation>층이나 글자를 붙여넣습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Duplicate</source>
        <translation>복제(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy and paste the selected layers at once</source>
        <translation>선택한 층의 복사와 붙여넣기를 한 번에 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>De&amp;lete</source>
        <translation>삭제(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Delete what is selected where the keyboard is; a chain of layers is joined again</source>
        <translation>키보드 포커스가 있는 곳에서 선택한 것을 삭제하고 끊긴 층은 다시 잇습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Select every layer, or all of a text</source>
        <translation>모든 층 또는 글자 전체를 선택합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Add la&amp;yer…</source>
        <translation>층 추가…(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Choose a layer by its name; typing on the drawing does the same</source>
        <translation>이름으로 층을 고릅니다. 그림 위에서 바로 입력해도 됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>T&amp;idy up</source>
        <translation>정리(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Put the layers in columns, branches below one another in the order they have</source>
        <translation>층을 열로 놓고, 갈래는 지금 순서대로 위아래로 놓습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Repeat this &amp;block…</source>
        <translation>이 블록 반복(&amp;B)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Fold or unf&amp;old</source>
        <translation>접기 또는 펼치기(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Fold the selected group to one card, or show its layers again</source>
        <translation>선택한 그룹을 카드 하나로 접거나 층을 다시 보입니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Un&amp;group</source>
        <translation>그룹 해제(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Take the frame of the selected group away; its layers stay</source>
        <translation>선택한 그룹의 테두리를 없앱니다. 층은 남습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy as a pictur&amp;e</source>
        <translation>그림으로 복사(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy the whole drawing as it looks, as SVG and in pixels: paste it into a document</source>
        <translation>그림 전체를 보이는 그대로 SVG와 픽셀로 복사합니다. 문서에 붙여넣으세요</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy as a plain &amp;figure</source>
        <translation>단순 그림으로 복사(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Copy the network as a figure for a publication: black on white, with names, shapes and counts</source>
        <translation>신경망을 논문용 그림으로 복사합니다. 흰 바탕에 검정으로, 이름과 모양과 개수를 적습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Actual size</source>
        <translation>실제 크기(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show the drawing at 100 %</source>
        <translation>그림을 100 % 크기로 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Fit to window</source>
        <translation>창에 맞추기(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Map of the drawing</source>
        <translation>그림 지도(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show a map of a large drawing in a corner of the canvas, or do not</source>
        <translation>큰 그림의 지도를 캔버스 구석에 보이거나 숨깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Lar&amp;ge plane</source>
        <translation>큰 평면(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show large what the network says over a plane through the data, or close it</source>
        <translation>데이터를 지나는 평면 위에서 네트워크가 답하는 것을 크게 보이거나 닫습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Back to the default ro&amp;ws</source>
        <translation>기본 행으로 돌아가기(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show the rows that stand for all in every heat map, in place of those that were chosen</source>
        <translation>선택한 행 대신 전체를 대표하는 행을 모든 히트맵에 표시합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Start, pause or go on</source>
        <translation>시작하거나 일시 정지하거나 이어서 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Iter&amp;ate</source>
        <translation>한 번 반복(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Train one mini-batch, that is one iteration, and wait</source>
        <translation>미니배치 하나로 학습하고(반복 한 번) 기다립니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Reset</source>
        <translation>재설정(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Forget the trained weights and begin anew</source>
        <translation>학습된 가중치를 버리고 새로 시작합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Play the training &amp;back</source>
        <translation>학습 과정 재생(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Back to &amp;now</source>
        <translation>지금으로 돌아가기(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show the weights of the run again, in place of those of a checkpoint</source>
        <translation>체크포인트 대신 학습 중인 가중치를 다시 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Export an ani&amp;mation…</source>
        <translation>애니메이션 내보내기(&amp;M)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Step &amp;forward inside the iteration</source>
        <translation>반복 안에서 한 단계 앞으로(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Pause and compute the next step of the iteration: one layer, or one formula inside it</source>
        <translation>일시 정지하고 반복의 다음 단계를 계산합니다: 층 하나 또는 층 안의 식 하나</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Step &amp;back inside the iteration</source>
        <translation>반복 안에서 한 단계 뒤로(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Go back one step; the numbers stay as they were computed</source>
        <translation>한 단계 돌아갑니다. 계산된 수는 그대로입니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>To the &amp;loss</source>
        <translation>손실까지(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Forward through all layers, to the loss and its gradient</source>
        <translation>모든 층을 정방향으로 지나 손실과 그 그래디언트까지 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>To the &amp;update</source>
        <translation>업데이트까지(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Forward and backward through all layers, to where the weights are about to change</source>
        <translation>모든 층을 정방향과 역방향으로 지나 가중치가 바뀌기 직전까지 갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Whole iteration</source>
        <translation>반복 전체(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>All steps of the iteration, the update included</source>
        <translation>업데이트를 포함해 반복의 모든 단계를 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Back to the s&amp;tart of the iteration</source>
        <translation>반복의 처음으로(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Go through the same mini-batch again from its first step</source>
        <translation>같은 미니배치를 첫 단계부터 다시 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Play the steps</source>
        <translation>단계 재생(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Step forward by itself, slowly, and stop before the update; pressed there, it goes across</source>
        <translation>천천히 저절로 앞으로 가다가 업데이트 앞에서 멈추고, 거기서 다시 누르면 업데이트를 합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Check gra&amp;dients</source>
        <translation>그래디언트 검사(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Compare every gradient that is computed with central differences of the loss</source>
        <translation>계산한 모든 그래디언트를 손실의 중앙 차분과 비교합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Go &amp;through the chosen rows</source>
        <translation>선택한 행 따라가기(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Go through the rows that were chosen forward and backward, as in prediction; nothing is learnt</source>
        <translation>선택한 행을 예측할 때처럼 정방향과 역방향으로 따라갑니다. 학습하지 않습니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Back to the network</source>
        <translation>신경망으로 돌아가기(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show the drawing as you left it when you opened one of its units</source>
        <translation>유닛을 열었을 때 모습 그대로 그림을 보입니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show the drawing of the network</source>
        <translation>신경망 그림을 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Go through one iteration step by step, forward and backward, with all its numbers</source>
        <translation>반복 한 번을 정방향과 역방향으로 한 단계씩, 모든 수와 함께 살펴봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show how good the network is, beside fair rivals, and which rows it gets wrong</source>
        <translation>신경망이 얼마나 좋은지를 공정한 비교 모델과 함께, 그리고 어떤 행을 틀리는지 보여 줍니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Follow one row: what the network says as its values change, and why</source>
        <translation>한 행을 따라가며 값이 바뀔 때 신경망이 무엇이라 하는지, 그 까닭을 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Trainin&amp;g settings</source>
        <translation>학습 설정(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show all settings of training: loss, optimizer, schedule, run</source>
        <translation>학습의 모든 설정을 봅니다: 손실, 옵티마이저, 스케줄, 실행</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Find a learning rate…</source>
        <translation>학습률 찾기(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Try learning rates from new weights and see which one suits; leaves the run alone</source>
        <translation>새 가중치에서 여러 학습률을 시험해 알맞은 값을 찾습니다. 진행 중인 학습은 그대로 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Cross-validate…</source>
        <translation>교차 검증(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Train several networks anew, each tested on rows that it never saw; leaves the run alone</source>
        <translation>신경망 여러 개를 새로 학습해 저마다 보지 못한 행으로 시험합니다. 지금의 실행은 그대로 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Open a lesson…</source>
        <translation>레슨 열기(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Open a lesson file (.toml)</source>
        <translation>레슨 파일(.toml)을 엽니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Close the lesson</source>
        <translation>레슨 닫기(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Leave what is on the canvas</source>
        <translation>캔버스에 있는 것은 그대로 둡니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Step-by-step report…</source>
        <translation>단계별 보고서(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>The iteration or a step of it as a page (HTML) or a picture (SVG, PNG), for homework and slides</source>
        <translation>반복 전체나 한 단계를 과제와 슬라이드에 쓸 페이지(HTML)나 그림(SVG, PNG)으로 만듭니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>P&amp;icture of the network…</source>
        <translation>신경망 그림(&amp;I)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Save the drawing as SVG or PNG: as it looks, or as a plain figure for a publication</source>
        <translation>그림을 SVG나 PNG로 저장합니다. 보이는 그대로, 또는 논문용 단순 그림으로</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Notices…</source>
        <translation>알림(&amp;N)…</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Everything that was said in the bar over the drawing, with its buttons while they make sense</source>
        <translation>그림 위 막대에 나온 모든 알림을 봅니다. 아직 쓸 수 있는 버튼도 함께 보입니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>바로 가기 키(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Show all shortcuts</source>
        <translation>모든 바로 가기 키를 봅니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>&amp;About Layerscope</source>
        <translation>Layerscope 정보(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/actions/table.py"/>
        <source>Version, licence, and which core trains</source>
        <translation>버전, 라이선스, 학습에 쓰는 코어</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/commands.py"/>
        <source>Use a template</source>
        <translation>템플릿 사용</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/commands.py"/>
        <source>Choose another loss</source>
        <translation>다른 손실 선택</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/commands.py"/>
        <source>The picture was written to {path}.</source>
        <translation>그림을 {path}에 저장했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_display.py"/>
        <source>There is no plane through these data.</source>
        <translation>이 데이터를 지나는 평면이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_display.py"/>
        <source>Select a layer in the drawing first.</source>
        <translation>먼저 그림에서 층을 선택하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_display.py"/>
        <source>GIF animations (*.gif)</source>
        <translation>GIF 애니메이션 (*.gif)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_display.py"/>
        <source>PNG animations (*.png)</source>
        <translation>PNG 애니메이션 (*.png)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_display.py"/>
        <source>Save the animation</source>
        <translation>애니메이션 저장</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/animation_pictures.py"/>
        <source>Epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/curves_or_health.py"/>
        <source>Show loss and metric over the epochs</source>
        <translation>에포크에 따른 손실과 지표 표시</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/curves_or_health.py"/>
        <source>Show what each layer gives and learns over the epochs</source>
        <translation>에포크에 따라 층마다 무엇을 출력하고 학습하는지 표시</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/curves_or_health.py"/>
        <source>Below the drawing</source>
        <translation>그림 아래</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/health_display.py"/>
        <source>Press Train: from the first checkpoint on, the layers are shown here over the epochs.</source>
        <translation>학습을 누르세요. 첫 체크포인트부터 에포크에 따른 층의 변화가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/health_display.py"/>
        <source>The run is one of other data or another network. Go back to it, or press Train, to see here how the layers change.</source>
        <translation>실행이 다른 데이터나 다른 신경망의 것입니다. 그 실행으로 돌아가거나 학습을 누르면 층이 어떻게 변하는지 여기에 보입니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/health_display.py"/>
        <source>The run keeps no checkpoints. Set their distance in the training settings to see here how the layers change.</source>
        <translation>이 실행은 체크포인트를 남기지 않습니다. 학습 설정에서 체크포인트 간격을 정하면 층의 변화를 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/health_display.py"/>
        <source>From epoch {epoch} on, the first checkpoint, this shows how outputs and gradients change.</source>
        <translation>첫 체크포인트인 에포크 {epoch}부터 출력과 그래디언트의 변화를 표시합니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/health_display.py"/>
        <source>The checkpoints are being looked at …</source>
        <translation>체크포인트를 살펴보는 중입니다 …</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/prediction_display.py"/>
        <source>{name} predictions</source>
        <translation>{name} 예측</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/prediction_display.py"/>
        <source>Save predictions</source>
        <translation>예측 저장</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>Train anew with what is drawn and open</source>
        <translation>지금 그린 신경망와 연 데이터로 처음부터 학습</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>Train {epochs} epochs more</source>
        <translation>{epochs}에포크 더 학습</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>Go on, to epoch {epochs} at most</source>
        <translation>계속(최대 {epochs}에포크까지)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>There are no trained weights yet: press Train or Iterate first.</source>
        <translation>아직 학습한 가중치가 없습니다. 먼저 학습이나 한 번 반복을 누르세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>These are the weights of a checkpoint: go back to now to change those of the run.</source>
        <translation>체크포인트의 가중치입니다. 실행의 가중치를 바꾸려면 지금으로 돌아가세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>Pause to change a weight.</source>
        <translation>가중치를 바꾸려면 일시 정지하세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>This run is not of what is drawn and opened: its weights stay.</source>
        <translation>이 실행은 지금 그리고 연 것의 실행이 아니므로 가중치가 그대로 남습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>{end} {figures}</source>
        <translation>{end} {figures}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>See how good it is</source>
        <translation>얼마나 좋은지 보기</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>The weights have changed since.</source>
        <translation>그 뒤로 가중치가 바뀌었습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>The weights are kept in the file.</source>
        <translation>가중치는 파일에 남아 있습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>Accuracy on the validation rows: {accuracy:.3f}.</source>
        <translation>검증 행 정확도: {accuracy:.3f}.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/run_texts.py"/>
        <source>On the validation rows: R² {r2:.3f}, mean absolute error {mae:.4g}.</source>
        <translation>검증 행: R² {r2:.3f}, 평균 절대 오차 {mae:.4g}.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/units/unit_way.py"/>
        <source>These are the weights of a checkpoint: go back to now to go through the run.</source>
        <translation>체크포인트의 가중치입니다. 실행을 따라가려면 지금으로 돌아가세요.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/displays/units/units_display.py"/>
        <source>before training</source>
        <translation>학습 전</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Sa&amp;mples</source>
        <translation>샘플(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>E&amp;xport</source>
        <translation>내보내기(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Learn</source>
        <translation>배우기(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Recover unsaved work</source>
        <translation>저장하지 않은 작업 복구(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>{name}, {time}</source>
        <translation>{name}, {time}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Show or hide this part of the window</source>
        <translation>창의 이 부분을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Colours of the system</source>
        <translation>시스템 색상</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Language of the system</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Re&amp;wind to</source>
        <translation>되돌아가기(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>&amp;Inside the iteration</source>
        <translation>반복 안에서(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>C&amp;ore</source>
        <translation>코어(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Compiled core</source>
        <translation>컴파일된 코어</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Train with the compiled core where it was built, else with NumPy</source>
        <translation>컴파일된 코어가 있으면 그것으로, 없으면 NumPy로 학습합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Train with the compiled core, the quicker one</source>
        <translation>더 빠른 컴파일된 코어로 학습합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Train with NumPy, the slower one, by which the other is measured</source>
        <translation>더 느리지만 기준이 되는 NumPy로 학습합니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>It counts from the next start on; a run that goes on or is paused keeps its core.</source>
        <translation>다음에 시작할 때부터 적용됩니다. 진행 중이거나 일시 정지한 실행은 그 코어를 그대로 씁니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>The &amp;best: epoch {epoch}</source>
        <translation>최고(&amp;B): 에포크 {epoch}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/menus.py"/>
        <source>Pause and go back to where the run stood after this epoch</source>
        <translation>일시 정지하고 이 에포크 직후의 상태로 돌아갑니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/playback_display.py"/>
        <source>Stop playing &amp;back</source>
        <translation>재생 멈추기(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/project_display.py"/>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/project_display.py"/>
        <source>Undo {what}</source>
        <translation>실행 취소: {what}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/project_display.py"/>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/project_display.py"/>
        <source>Redo {what}</source>
        <translation>다시 실행: {what}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/run_display.py"/>
        <source>Run on {origin}</source>
        <translation>이전 학습: {origin}</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/widgets.py"/>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/widgets.py"/>
        <source>Data and layers</source>
        <translation>데이터와 층</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/widgets.py"/>
        <source>Layer and training</source>
        <translation>층과 학습</translation>
    </message>
    <message>
        <location filename="../../gui/window/parts/widgets.py"/>
        <source>Show or hide the curves</source>
        <translation>곡선을 표시하거나 숨깁니다</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/report_dialog.py"/>
        <source>Step-by-step report</source>
        <translation>단계별 보고서</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Page: the whole iteration (*.html)</source>
        <translation>페이지: 반복 전체 (*.html)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Page: this step (*.html)</source>
        <translation>페이지: 이 단계 (*.html)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Picture: the selected formula with its numbers (*.svg)</source>
        <translation>그림: 선택한 식과 그 수 (*.svg)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Picture: the selected formula with its numbers (*.png)</source>
        <translation>그림: 선택한 식과 그 수 (*.png)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Picture: the diagram (*.svg)</source>
        <translation>그림: 다이어그램 (*.svg)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>Picture: the diagram (*.png)</source>
        <translation>그림: 다이어그램 (*.png)</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>{name}: {rows} training rows, {features} inputs, {target} to predict</source>
        <translation>{name}: 훈련 행 {rows}개, 입력 {features}개, 예측할 것: {target}</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>data that are not open any more</source>
        <translation>지금은 열려 있지 않은 데이터</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_report.py"/>
        <source>The report was written to {path}.</source>
        <translation>{path}: 보고서를 저장했습니다.</translation>
    </message>
    <message>
        <location filename="../../gui/window/stepping/step_through.py"/>
        <source>Open a CSV file or a sample first: an iteration needs a mini-batch of its rows.</source>
        <translation>먼저 CSV 파일이나 샘플을 여세요. 반복에는 그 행으로 된 미니배치가 필요합니다.</translation>
    </message>
</context>
</TS>
